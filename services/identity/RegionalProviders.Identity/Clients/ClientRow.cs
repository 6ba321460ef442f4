using Google.Protobuf.WellKnownTypes;
using RegionalProviders.AccessLog;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Clients;

/// <summary>A client as the queries read it, without what proves that it is who it says.</summary>
internal sealed record ClientRow
{
    internal const string Select = """
        select client_id, name, kind, council_id, consortium_ids, organisation_id, roles,
            public_jwks is not null as uses_key, created_at, disabled_at,
            grant_types, redirect_uris, post_logout_redirect_uris, is_public
        from identity.client
        """;

    public string ClientId { get; init; } = "";
    public string Name { get; init; } = "";
    public string Kind { get; init; } = "";
    public Guid? CouncilId { get; init; }
    public Guid[] ConsortiumIds { get; init; } = [];
    public Guid? OrganisationId { get; init; }
    public string[] Roles { get; init; } = [];
    public bool UsesKey { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? DisabledAt { get; init; }
    public string[] GrantTypes { get; init; } = [];
    public string[] RedirectUris { get; init; } = [];
    public string[] PostLogoutRedirectUris { get; init; } = [];
    public bool IsPublic { get; init; }

    /// <summary>The client as the access log names it: its council sees who changed it.</summary>
    internal AccessedObject Accessed =>
        new("client", ClientId) { Owner = ChainName.OwnerOf(CouncilId, OrganisationId) };

    internal Client ToProto() =>
        new()
        {
            ClientId = ClientId,
            Name = Name,
            Kind = System.Enum.Parse<PrincipalKind>(Kind, ignoreCase: true),
            CouncilId = CouncilId.ToProto(),
            ConsortiumIds = { ConsortiumIds.Select(id => id.ToString()) },
            OrganisationId = OrganisationId.ToProto(),
            Roles = { Roles.Select(role => RoleNames.Parse(role)) },
            UsesKey = UsesKey,
            CreatedAt = CreatedAt.ToTimestamp(),
            DisabledAt = DisabledAt?.ToTimestamp(),
            GrantTypes = { GrantTypes.Select(ClientGrants.Parse) },
            RedirectUris = { RedirectUris },
            PostLogoutRedirectUris = { PostLogoutRedirectUris },
            IsPublic = IsPublic,
        };
}
