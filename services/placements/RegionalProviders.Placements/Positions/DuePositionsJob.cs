using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Placements.Data;

namespace RegionalProviders.Placements.Positions;

/// <summary>
/// Tells of the changes that days bring: placements that were agreed for a day to come, and ends that were recorded
/// ahead. Several replicas may do it side by side; what did not change is not told twice.
/// </summary>
internal sealed class DuePositionsJob(PlacementsDatabase database, ILogger<DuePositionsJob> logger)
    : PeriodicJob(TimeSpan.FromMinutes(15), database.Time, logger, runsAtStart: true)
{
    private const int Batch = 200;
    private static readonly Principal Self = Principal.System(PlacementsModule.Name);

    /// <summary>Counts every position that is due anew and returns how many there were.</summary>
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

    // For one council at a time: the policies let not even the platform itself see more of placements.
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
