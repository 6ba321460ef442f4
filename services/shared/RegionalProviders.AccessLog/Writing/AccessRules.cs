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
        if (access.Export || access.ChangesGrant || access.Logged || IsNarrow(access.DataClass))
            return true;
        // A council sees in its own log what somebody did with credentials that an operator has seen.
        return (principal.Kind == PrincipalKind.Operator || principal.MadeByOperator)
            && !IsOpenRead(access);
    }

    /// <summary>True where the method decides whether the call is in the log.</summary>
    /// <param name="access">What the RPC declares.</param>
    public static bool MayRecord(Access access)
    {
        ArgumentNullException.ThrowIfNull(access);
        return access.RecordsFirstSight;
    }

    private static bool IsNarrow(DataClass dataClass) =>
        dataClass is DataClass.NeedToKnow or DataClass.Commercial or DataClass.Sensitive;

    // An operator's reads of data that concerns no council in particular are not recorded.
    private static bool IsOpenRead(Access access) =>
        access
            is { Effect: Effect.Read, DataClass: DataClass.Platform or DataClass.SharedReference };
}
