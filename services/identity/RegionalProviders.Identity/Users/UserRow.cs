using Google.Protobuf.WellKnownTypes;
using RegionalProviders.AccessLog;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

/// <summary>A user as administrators see it, without what proves that it is who it says.</summary>
internal sealed record UserRow
{
    internal const string Select = """
        select id, email, normalised_email, display_name, kind, council_id, consortium_ids, organisation_id, roles,
            totp_confirmed, created_at, activated_at, disabled_at, version
        from identity.user_account
        """;

    public Guid Id { get; init; }
    public string Email { get; init; } = "";
    public string NormalisedEmail { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public string Kind { get; init; } = "";
    public Guid? CouncilId { get; init; }
    public Guid[] ConsortiumIds { get; init; } = [];
    public Guid? OrganisationId { get; init; }
    public string[] Roles { get; init; } = [];
    public bool TotpConfirmed { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? ActivatedAt { get; init; }
    public DateTime? DisabledAt { get; init; }
    public long Version { get; init; }

    internal bool IsActiveAdministrator =>
        State == UserState.Active && Roles.Contains(Administrators.RoleName);

    private UserState State =>
        DisabledAt is not null ? UserState.Disabled
        : ActivatedAt is not null && TotpConfirmed ? UserState.Active
        : UserState.Invited;

    /// <summary>For the access log: the user, and whose it is.</summary>
    internal AccessedObject Accessed =>
        new("user", Id.ToString()) { Owner = ChainName.OwnerOf(CouncilId, OrganisationId) };

    internal User ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Email = Email,
            DisplayName = DisplayName,
            Kind = System.Enum.Parse<PrincipalKind>(Kind, ignoreCase: true),
            CouncilId = CouncilId.ToProto(),
            ConsortiumIds = { ConsortiumIds.Select(id => id.ToString()) },
            OrganisationId = OrganisationId.ToProto(),
            Roles = { Roles.Select(RoleNames.Parse) },
            State = State,
            CreatedAt = CreatedAt.ToTimestamp(),
            ActivatedAt = ActivatedAt?.ToTimestamp(),
            DisabledAt = DisabledAt?.ToTimestamp(),
            Etag = Etag.Of(Version),
        };
}
