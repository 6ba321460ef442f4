using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Shared;

/// <summary>Converts roles between the API's enum and the stored names.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, Role> RoleOf = Enum.GetValues<Role>()
        .ToDictionary(PrincipalClaims.NameOf);

    internal static Role Parse(string name) => RoleOf[name];
}
