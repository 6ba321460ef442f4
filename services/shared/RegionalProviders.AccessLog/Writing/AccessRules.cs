using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.AccessLog;

/// <summary>Which calls the log must have. docs/access-log.md says why.</summary>
public static class AccessRules
{
    // What does not begin like a read is taken for a change: a new verb is logged rather than forgotten.
    private static readonly string[] ReadingVerbs = ["Get", "List", "Search", "WhoAmI"];

    /// <summary>True where the call must be in the log.</summary>
    /// <param name="access">What the RPC declares.</param>
    /// <param name="principal">Who calls.</param>
    /// <param name="rpc">Name of the RPC without its service, e.g. <c>CreateClient</c>.</param>
    public static bool MustRecord(Access access, Principal principal, string rpc)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(rpc);
        if (access.Export || access.ChangesGrant || IsNarrow(access.DataClass))
            return true;
        return principal.Kind == PrincipalKind.Operator && !IsOpenRead(access.DataClass, rpc);
    }

    private static bool IsNarrow(DataClass dataClass) =>
        dataClass is DataClass.NeedToKnow or DataClass.Commercial or DataClass.Sensitive;

    // Of an operator's reads, those of what is no council's business in particular are left out.
    private static bool IsOpenRead(DataClass dataClass, string rpc) =>
        dataClass is DataClass.Platform or DataClass.SharedReference
        && ReadingVerbs.Any(verb => rpc.StartsWith(verb, StringComparison.Ordinal));
}
