using Google.Protobuf.WellKnownTypes;
using RegionalProviders.AccessLog;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

/// <summary>A user as administrators see it, without credentials.</summary>
internal static class UserProto
{
    internal static bool IsActiveAdministrator(this UserAccount user) =>
        StateOf(user) == UserState.Active && user.Roles.Contains(Administrators.RoleName);

    /// <summary>The user for the access log, with the council or organisation that owns it.</summary>
    internal static AccessedObject Accessed(this UserAccount user) =>
        new("user", user.Id.ToString())
        {
            Owner = ChainName.OwnerOf(user.CouncilId, user.OrganisationId),
        };

    internal static User ToProto(this UserAccount user) =>
        new()
        {
            Id = user.Id.ToString(),
            Email = user.Email,
            DisplayName = user.DisplayName,
            Kind = System.Enum.Parse<PrincipalKind>(user.Kind, ignoreCase: true),
            CouncilId = user.CouncilId.ToProto(),
            ConsortiumIds = { user.ConsortiumIds.Select(id => id.ToString()) },
            OrganisationId = user.OrganisationId.ToProto(),
            Roles = { user.Roles.Select(RoleNames.Parse) },
            State = StateOf(user),
            CreatedAt = user.CreatedAt.ToTimestamp(),
            ActivatedAt = user.ActivatedAt?.ToTimestamp(),
            DisabledAt = user.DisabledAt?.ToTimestamp(),
            Etag = Etag.Of(user.Version),
            MadeByOperator = user.DescendsFromOperator,
        };

    private static UserState StateOf(UserAccount user) =>
        user.DisabledAt is not null ? UserState.Disabled
        : user.ActivatedAt is not null && user.TwoFactorEnabled ? UserState.Active
        : UserState.Invited;
}
