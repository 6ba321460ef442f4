using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions.Checking;

/// <summary>Reference data for checking rows that is looked up once per upload instead of once per batch.</summary>
/// <param name="Averages">Average costs of the consortium, as published for the previous year.</param>
/// <param name="RecordedDols">
/// Children whose placement runs on the snapshot date, with a deprivation of liberty authorised for that date. Personal
/// data: kept no longer than the upload.
/// </param>
internal sealed record ReturnKnowledge(AverageCosts Averages, IReadOnlySet<string> RecordedDols)
{
    /// <summary>Reads the data.</summary>
    public static async Task<ReturnKnowledge> ReadAsync(
        OwnReturn own,
        ChildReferences references,
        ServiceTransaction tx
    ) =>
        new(
            await AveragesAsync(own.Window, tx),
            await RecordedDolsAsync(own.Window, references, tx)
        );

    // Taken from the table that every member may read, so a finding reveals nothing unpublished. With unpublished
    // averages, a caller could try one amount after another to find the cost of a single placement.
    private static async Task<AverageCosts> AveragesAsync(
        SubmissionWindow window,
        ServiceTransaction tx
    ) =>
        new(
            (
                await tx.QueryAsync<(string ProvisionType, long Pence)>(
                    """
                    select f.first_key, f.weekly_pence / f.placements
                    from placements.submission_window w
                    join placements.submission_window before
                        on before.consortium_id = w.consortium_id and before.year = w.year - 1
                    join placements.regional_figure f on f.window_id = before.id
                    where w.id = @Id and f.regional_table = 'ServiceType' and f.weekly_pence > 0
                    """,
                    new { window.Id }
                )
            ).ToDictionary(average => average.ProvisionType, average => average.Pence)
        );

    private static async Task<IReadOnlySet<string>> RecordedDolsAsync(
        SubmissionWindow window,
        ChildReferences references,
        ServiceTransaction tx
    )
    {
        // Returns may spell a child's reference in upper or lower case.
        var children = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (await references.ForReadingAsync(tx) is not { } key)
            return children;
        var rows = await tx.QueryAsync<(Guid Id, byte[] Child)>(
            """
            select a.id, a.child_reference from placements.agreement a
            where a.start_on <= @SnapshotOn and (a.ended_on is null or a.ended_on > @SnapshotOn)
                and exists (
                    select from placements.standing_liberty l
                    where l.agreement_id = a.id and l.from_on <= @SnapshotOn and l.until_on > @SnapshotOn)
            """,
            new { window.SnapshotOn }
        );
        foreach (var (id, child) in rows)
            if (key.Decrypt(id, child) is { } reference)
                children.Add(reference);
        return children;
    }
}
