using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.AccessLog;

/// <summary>Which calls must be in the log, for the reasons in docs/access-log.md.</summary>
public static class AccessRules
{
    /// <summary>True where the call must be in the log.</summary>
    /// <param name="access">What the RPC declares.</param>
    /// <param name="principal">Who calls.</param>
    public static bool MustRecord(Access access, Principal principal)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(principal);
        if (access.Export || access.ChangesGrant || IsNarrow(access.DataClass))
            return true;
        return principal.Kind == PrincipalKind.Operator && !IsOpenRead(access);
    }

    private static bool IsNarrow(DataClass dataClass) =>
        dataClass is DataClass.NeedToKnow or DataClass.Commercial or DataClass.Sensitive;

    // An operator's reads of data that concerns no council in particular are not recorded.
    private static bool IsOpenRead(Access access) =>
        access
            is { Effect: Effect.Read, DataClass: DataClass.Platform or DataClass.SharedReference };
}
