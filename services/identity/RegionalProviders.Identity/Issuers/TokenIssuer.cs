using RegionalProviders.AccessLog;
using RegionalProviders.Authentication;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.SignIn;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Identity.Issuers;

/// <summary>
/// A council's own OpenID provider. It speaks for that council once the council has proved that it controls it.
/// </summary>
internal sealed class TokenIssuer : IVersioned
{
    private TokenIssuer() { }

    public TokenIssuer(
        Guid councilId,
        string issuer,
        IssuerTerms terms,
        bool descendsFromOperator,
        DateTimeOffset now
    )
    {
        Id = Guid.CreateVersion7(now);
        CouncilId = councilId;
        Issuer = issuer;
        DescendsFromOperator = descendsFromOperator;
        CreatedAt = now;
        Challenge = RandomToken.Generate().Text;
        Version = 1;
        Take(terms);
    }

    /// <summary>Also the prefix of the subjects of its tokens.</summary>
    public Guid Id { get; private set; }
    public Guid CouncilId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The value of iss in its tokens.</summary>
    public string Issuer { get; private set; } = "";
    public string Audience { get; private set; } = "";
    public AccessTokenType TokenType { get; private set; }

    /// <summary>Clients that its tokens may be issued to; empty for all.</summary>
    public string[] ClientIds { get; private set; } = [];
    public string RoleClaim { get; private set; } = "";

    /// <summary>The value at an index gives the role at the same index of <see cref="Roles"/>.</summary>
    public string[] RoleValues { get; private set; } = [];
    public string[] Roles { get; private set; } = [];

    /// <summary>
    /// True if an administrator registered it whom an operator made, until the council confirms that it has taken over.
    /// </summary>
    public bool DescendsFromOperator { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>What a token of the issuer must contain in order to prove that the council controls it.</summary>
    public string Challenge { get; private set; } = "";

    /// <summary>When a token did; null while it is only registered, and then its tokens are not accepted.</summary>
    public DateTimeOffset? ProvedAt { get; private set; }

    public DateTimeOffset? ProofTriedAt { get; private set; }

    /// <summary>The issuer for the access log of its council.</summary>
    internal AccessedObject Accessed =>
        new("issuer", Id.ToString()) { Owner = ChainName.Council(CouncilId) };

    /// <inheritdoc/>
    public long Version { get; set; }

    /// <summary>Changes what its tokens must be and which roles they give.</summary>
    /// <param name="change">Returns the new, validated settings for the issuer as it is now.</param>
    public void Change(Func<TokenIssuer, IssuerTerms> change)
    {
        if (DisabledAt is not null)
            throw Fault.StateConflict("The issuer is disabled. Register it again to trust it.");
        Take(change(this));
    }

    /// <summary>A proof is about to be checked.</summary>
    public void TryProof(DateTimeOffset now)
    {
        if (DisabledAt is not null)
            throw Fault.StateConflict("The issuer is disabled. Register it again to trust it.");
        ProofTriedAt = now;
    }

    /// <summary>The council controls it; proving it again changes nothing.</summary>
    public void Prove(DateTimeOffset now) => ProvedAt ??= now;

    /// <summary>A marked administrator chose what its tokens give.</summary>
    public void MarkIf(bool marks) => DescendsFromOperator |= marks;

    /// <summary>Its tokens are no longer accepted; disabling it again changes nothing.</summary>
    public void Disable(DateTimeOffset now) => DisabledAt ??= now;

    internal Issuer ToProto() =>
        new()
        {
            Id = Id.ToString(),
            CouncilId = CouncilId.ToString(),
            Name = Name,
            Issuer_ = Issuer,
            Audience = Audience,
            ClientIds = { ClientIds },
            TokenType = TokenType,
            RoleClaim = RoleClaim,
            RoleMappings =
            {
                RoleValues.Zip(
                    Roles,
                    (value, role) => new RoleMapping { Value = value, Role = RoleNames.Parse(role) }
                ),
            },
            SubjectPrefix = $"{Id}/",
            CreatedAt = CreatedAt.ToProto(),
            DisabledAt = DisabledAt?.ToProto(),
            Etag = Etag.Of(Version),
            Challenge = ProvedAt is null && DisabledAt is null ? Challenge : "",
            ProvedAt = ProvedAt?.ToProto(),
            MadeByOperator = DescendsFromOperator,
        };

    internal TrustedIssuer ToTrusted() =>
        new()
        {
            Id = Id,
            Issuer = Issuer,
            CouncilId = CouncilId,
            MadeByOperator = DescendsFromOperator,
            Audience = Audience,
            TokenType = TokenTypes.NameOf(TokenType),
            ClientIds = ClientIds,
            RoleClaim = RoleClaim,
            Roles = [.. RoleValues.Zip(Roles, (value, role) => new TrustedRole(value, role))],
        };

    private void Take(IssuerTerms terms)
    {
        Name = terms.Name;
        Audience = terms.Audience;
        TokenType = terms.TokenType;
        ClientIds = [.. terms.ClientIds];
        RoleClaim = terms.RoleClaim;
        RoleValues = terms.RoleValues;
        Roles = terms.RoleNames;
    }
}
