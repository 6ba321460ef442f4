using RegionalProviders.Persistence;

namespace RegionalProviders.Retention;

/// <summary>
/// Holds and decisions of a council one after another: a hold that was answered for stops every deletion after it.
/// </summary>
public static class RetentionLock
{
    /// <summary>Waits for the turn of the calling council, which lasts until the transaction ends.</summary>
    public static Task TakeAsync(ServiceTransaction tx)
    {
        ArgumentNullException.ThrowIfNull(tx);
        return TakeAsync(tx.Principal.CouncilId!.Value, tx);
    }

    /// <summary>The same for a council that an operator's command is about.</summary>
    public static Task TakeAsync(Guid council, ServiceTransaction tx)
    {
        ArgumentNullException.ThrowIfNull(tx);
        return tx.LockAsync($"{tx.Schema.Name}.retention.{council}");
    }
}
