using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.AccessLog;

/// <summary>How methods say which objects a call read or changed. Has no effect on calls that are not recorded.</summary>
public static class AccessLogExtensions
{
    /// <summary>Names an object within the transaction that reads or changes it.</summary>
    public static void RecordAccess(this ServiceTransaction transaction, AccessedObject accessed)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        transaction.Principal.RecordAccess(accessed);
    }

    /// <summary>Names an object while a row is being mapped.</summary>
    public static void RecordAccess(this Principal principal, AccessedObject accessed)
    {
        ArgumentNullException.ThrowIfNull(principal);
        (principal.Record as AccessEntry)?.RecordAccess(accessed);
    }
}
