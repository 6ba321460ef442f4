using Microsoft.Extensions.Options;
using RegionalProviders.Notifications.Circulation;
using RegionalProviders.Notifications.Clocks;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Notifications.Membership;

/// <summary>
/// Delivers what is open to councils whose membership was recorded ahead and has begun since. Several replicas may do it
/// side by side; nothing is delivered twice.
/// </summary>
internal sealed class CatchUpClock(
    NotificationsDatabase database,
    Circulator circulator,
    IOptions<NotificationsOptions> options,
    ILogger<CatchUpClock> logger
) : RepeatedTurn(options.Value.CatchUpEvery, database.Time, logger)
{
    /// <inheritdoc/>
    protected override string Name => "Sending new members what is open";

    /// <summary>Delivers to every member what it lacks, and returns how many deliveries that were.</summary>
    public Task<int> CatchUpAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            Principal.System(database.Schema.Name),
            tx => circulator.CatchUpAsync(null, tx),
            cancellationToken
        );

    /// <inheritdoc/>
    protected override Task TakeAsync(CancellationToken cancellationToken) =>
        CatchUpAsync(cancellationToken);
}
