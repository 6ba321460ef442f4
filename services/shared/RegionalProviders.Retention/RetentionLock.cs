using RegionalProviders.Persistence;

namespace RegionalProviders.Retention;

/// <summary>
/// Serialises holds and decisions of a council: once a hold has been acknowledged, it stops every later deletion.
/// </summary>
public static class RetentionLock
{
    /// <summary>Takes the lock for the calling council, which is held until the transaction ends.</summary>
    public static Task TakeAsync(ServiceTransaction tx)
    {
        ArgumentNullException.ThrowIfNull(tx);
        return TakeAsync(tx.Principal.CouncilId!.Value, tx);
    }

    /// <summary>The same for a council named in an operator's command.</summary>
    public static Task TakeAsync(Guid council, ServiceTransaction tx)
    {
        ArgumentNullException.ThrowIfNull(tx);
        return tx.LockAsync($"{tx.Schema.Name}.retention.{council}");
    }
}
