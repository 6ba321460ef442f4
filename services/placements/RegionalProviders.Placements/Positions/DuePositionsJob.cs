using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Placements.Data;

namespace RegionalProviders.Placements.Positions;

/// <summary>
/// Publishes changes caused by the date: placements agreed for a future day, and ends recorded in advance. Several
/// replicas may run it concurrently; a count that has not changed is not published again.
/// </summary>
internal sealed class DuePositionsJob(PlacementsDatabase database, ILogger<DuePositionsJob> logger)
    : PeriodicJob(TimeSpan.FromMinutes(15), database.Time, logger, runsAtStart: true)
{
    private const int Batch = 200;
    private static readonly Principal Self = Principal.System(PlacementsModule.Name);

    /// <summary>Recounts every position that is due and returns their number.</summary>
    public override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var counted = 0;
        while (true)
        {
            var due = await database.InTransactionAsync(
                Self,
                tx =>
                    tx.QueryAsync<(Guid Council, Guid Setting)>(
                        """
                        select tenant_id, setting_id from placements.position_due
                        where due_on <= placements.today() group by 1, 2 limit @Batch
                        """,
                        new { Batch }
                    ),
                cancellationToken
            );
            foreach (var (council, setting) in due)
                await CountAsync(council, setting, cancellationToken);
            counted += due.Count;
            if (due.Count < Batch)
                return counted;
        }
    }

    // For one council at a time: row-level security shows even the platform itself the placements of only one council.
    private Task CountAsync(Guid council, Guid setting, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            Self with
            {
                CouncilId = council,
            },
            async tx =>
            {
                await tx.ExecuteAsync(
                    """
                    delete from placements.position_due
                    where tenant_id = @council and setting_id = @setting and due_on <= placements.today()
                    """,
                    new { council, setting }
                );
                await PositionCount.CountAsync(setting, tx);
            },
            cancellationToken
        );
}
