using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions.Checking;

/// <summary>What rows are checked by that is looked up once for an upload, not once for every batch.</summary>
/// <param name="Averages">Average costs of the consortium as published for the year before.</param>
/// <param name="RecordedDols">
/// Children of placements that run on the day of the return, with a deprivation of liberty authorised for that day.
/// Personal: kept no longer than the upload.
/// </param>
internal sealed record ReturnKnowledge(AverageCosts Averages, IReadOnlySet<string> RecordedDols)
{
    /// <summary>Looks it up.</summary>
    public static async Task<ReturnKnowledge> ReadAsync(
        OwnReturn own,
        ChildReferences references,
        ServiceTransaction tx
    ) =>
        new(
            await AveragesAsync(own.Window, tx),
            await RecordedDolsAsync(own.Window, references, tx)
        );

    // Of the table that every member may read: a finding tells nothing that was not published. Costs of placements that were
    // not published would answer, amount by amount, for a single one of them.
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
        // Returns spell one child's reference in either case.
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
