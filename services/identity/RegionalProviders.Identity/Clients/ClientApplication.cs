using Google.Protobuf.WellKnownTypes;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using RegionalProviders.AccessLog;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Identity.Clients;

/// <summary>
/// A client: OpenIddict's application, plus for whom it speaks and in which roles. Its id is its client_id.
/// </summary>
internal sealed class ClientApplication
    : OpenIddictEntityFrameworkCoreApplication<string, TokenGrant, StoredToken>,
        IVersioned
{
    private ClientApplication() { }

    /// <summary>A new client, created at <paramref name="now"/>.</summary>
    internal ClientApplication(
        string name,
        Owner owner,
        ClientSecret? secret,
        string? publicJwks,
        ClientGrants grants,
        bool madeByOperator,
        bool descendsFromOperator,
        DateTimeOffset now
    )
    {
        Id = Guid.CreateVersion7(now).ToString();
        Name = name;
        Kind = owner.KindName;
        CouncilId = owner.CouncilId;
        ConsortiumIds = owner.ConsortiumIds;
        OrganisationId = owner.OrganisationId;
        Roles = owner.RoleNames;
        SecretSalt = secret?.Salt;
        SecretHash = secret?.Hash;
        PublicJwks = publicJwks;
        GrantTypes = grants.Names;
        RedirectAddresses = grants.RedirectUris;
        PostLogoutAddresses = grants.PostLogoutRedirectUris;
        IsPublic = grants.IsPublic;
        MadeByOperator = madeByOperator;
        DescendsFromOperator = descendsFromOperator;
        CreatedAt = now;
    }

    public string Name { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public Guid? CouncilId { get; private set; }
    public Guid[] ConsortiumIds { get; private set; } = [];
    public Guid? OrganisationId { get; private set; }
    public string[] Roles { get; private set; } = [];
    public byte[]? SecretSalt { get; private set; }
    public byte[]? SecretHash { get; private set; }

    /// <summary>
    /// Public keys of a client that authenticates with signed assertions (private_key_jwt); null for all others.
    /// </summary>
    public string? PublicJwks { get; private set; }
    public string[] GrantTypes { get; private set; } = [];
    public string[] RedirectAddresses { get; private set; } = [];
    public string[] PostLogoutAddresses { get; private set; } = [];
    public bool IsPublic { get; private set; }

    /// <summary>
    /// True for a council's client whose secret an operator has seen: the council's access log has its calls.
    /// </summary>
    public bool MadeByOperator { get; private set; }

    /// <summary>True if such a client made it, until the council confirms that it has taken over.</summary>
    public bool DescendsFromOperator { get; private set; }

    /// <summary>True if its tokens say so.</summary>
    internal bool IsMarked => MadeByOperator || DescendsFromOperator;
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <inheritdoc/>
    public override string? ClientId => Id;

    /// <inheritdoc/>
    public override string? ClientType =>
        IsPublic
            ? OpenIddictConstants.ClientTypes.Public
            : OpenIddictConstants.ClientTypes.Confidential;

    /// <summary>The client as recorded in the access log, so that its council can see who changed it.</summary>
    internal AccessedObject Accessed =>
        new("client", Id!) { Owner = ChainName.OwnerOf(CouncilId, OrganisationId) };

    /// <summary>Whether the secret is this client's; takes the same time when the client has none.</summary>
    internal bool HasSecret(string text) =>
        Clients.ClientSecret.Matches(text, SecretSalt, SecretHash);

    /// <summary>
    /// Replaces the secret; refused for a client that has none or is disabled, and for one that is not the caller's to
    /// know the secret of.
    /// </summary>
    internal void Rotate(ClientSecret secret, Principal caller, bool marks)
    {
        // An operator who knew it would be the council.
        if (CouncilId is not null && caller.Kind != PrincipalKind.Council)
            throw Fault.StateConflict(
                "The client is a council's: its administrators rotate the secret. If they have lost theirs, disable it, and create a first administrator anew."
            );
        if (PublicJwks is not null)
            throw Fault.StateConflict("The client signs in with its own keys and has no secret.");
        if (IsPublic)
            throw Fault.StateConflict("The client is public and has no secret.");
        if (DisabledAt is not null)
            throw Fault.StateConflict("The client is disabled for good. Create another.");
        SecretSalt = secret.Salt;
        SecretHash = secret.Hash;
        MadeByOperator = MadeByOperator && caller.MadeByOperator;
        DescendsFromOperator |= marks;
    }

    /// <summary>Disables the client permanently.</summary>
    internal void Disable(DateTimeOffset now) => DisabledAt ??= now;

    internal Client ToProto() =>
        new()
        {
            ClientId = Id,
            Name = Name,
            Kind = System.Enum.Parse<PrincipalKind>(Kind, ignoreCase: true),
            CouncilId = CouncilId.ToProto(),
            ConsortiumIds = { ConsortiumIds.Select(id => id.ToString()) },
            OrganisationId = OrganisationId.ToProto(),
            Roles = { Roles.Select(role => RoleNames.Parse(role)) },
            UsesKey = PublicJwks is not null,
            CreatedAt = CreatedAt.ToTimestamp(),
            DisabledAt = DisabledAt?.ToTimestamp(),
            GrantTypes = { GrantTypes.Select(ClientGrants.Parse) },
            RedirectUris = { RedirectAddresses },
            PostLogoutRedirectUris = { PostLogoutAddresses },
            IsPublic = IsPublic,
            MadeByOperator = IsMarked,
        };
}
