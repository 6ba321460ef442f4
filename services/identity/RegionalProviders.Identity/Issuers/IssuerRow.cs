using Google.Protobuf.WellKnownTypes;
using RegionalProviders.Authentication;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Issuers;

/// <summary>An issuer as the queries read it.</summary>
internal sealed record IssuerRow
{
    internal const string Select = """
        select id, council_id, name, issuer, audience, token_type, client_ids, role_claim, role_values, roles,
            created_at, disabled_at, version
        from identity.token_issuer
        """;

    public Guid Id { get; init; }
    public Guid CouncilId { get; init; }
    public string Name { get; init; } = "";
    public string Issuer { get; init; } = "";
    public string Audience { get; init; } = "";
    public string TokenType { get; init; } = "";
    public string[] ClientIds { get; init; } = [];
    public string RoleClaim { get; init; } = "";
    public string[] RoleValues { get; init; } = [];
    public string[] Roles { get; init; } = [];
    public DateTime CreatedAt { get; init; }
    public DateTime? DisabledAt { get; init; }
    public long Version { get; init; }

    internal Issuer ToProto() =>
        new()
        {
            Id = Id.ToString(),
            CouncilId = CouncilId.ToString(),
            Name = Name,
            Issuer_ = Issuer,
            Audience = Audience,
            ClientIds = { ClientIds },
            TokenType = TokenTypes.Parse(TokenType),
            RoleClaim = RoleClaim,
            RoleMappings =
            {
                RoleValues.Zip(
                    Roles,
                    (value, role) => new RoleMapping { Value = value, Role = RoleNames.Parse(role) }
                ),
            },
            SubjectPrefix = $"{Id}/",
            CreatedAt = CreatedAt.ToTimestamp(),
            DisabledAt = DisabledAt?.ToTimestamp(),
            Etag = Etag.Of(Version),
        };

    internal TrustedIssuer ToTrusted() =>
        new()
        {
            Id = Id,
            Issuer = Issuer,
            CouncilId = CouncilId,
            Audience = Audience,
            TokenType = TokenType,
            ClientIds = ClientIds,
            RoleClaim = RoleClaim,
            Roles = [.. RoleValues.Zip(Roles, (value, role) => new TrustedRole(value, role))],
        };
}

/// <summary>Types of access token as they are stored and as the API has them.</summary>
internal static class TokenTypes
{
    private const string Marked = "at+jwt";
    private const string Unmarked = "JWT";

    internal static AccessTokenType Parse(string name) =>
        name == Marked ? AccessTokenType.AtJwt : AccessTokenType.Jwt;

    internal static string NameOf(AccessTokenType type) =>
        type == AccessTokenType.AtJwt ? Marked : Unmarked;
}
