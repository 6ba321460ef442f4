using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Submissions.Checking;

/// <summary>Builds the data that the rules need in addition to the rows.</summary>
internal static class ReturnContexts
{
    /// <summary>For checking single rows: without last year's return, with which stored rows are compared later.</summary>
    public static ReturnContext ForRows(
        OwnReturn own,
        ReturnKnowledge knowledge,
        IRegister register
    ) =>
        new()
        {
            Schema = own.Window.Schema(),
            Snapshot = own.Window.SnapshotOn,
            Today = own.Today,
            PlacingCouncil = CouncilDirectory.Find(own.Submission.CouncilId)?.GssCode ?? "",
            Register = register,
            AverageCosts = knowledge.Averages,
            RecordedDols = knowledge.RecordedDols,
        };

    /// <summary>For checking a whole return without storing it.</summary>
    public static async Task<ReturnContext> ForReturnAsync(
        OwnReturn own,
        ChildReferences references,
        IRegister register,
        ServiceTransaction tx
    ) =>
        ForRows(own, await ReturnKnowledge.ReadAsync(own, references, tx), register) with
        {
            LastYear = await LastYearAsync(own, references, tx),
        };

    private static async Task<LastYear> LastYearAsync(
        OwnReturn own,
        ChildReferences references,
        ServiceTransaction tx
    )
    {
        if (await references.ForReadingAsync(tx) is not { } key)
            return LastYear.None;
        var rows = await tx.QueryAsync<Placement>(
            $"""
            select id, child, started_on, ended_on from placements.submission_row
            where has_child and submission_id = ({Comparison.LastYear})
            """,
            new { window = own.Window.Id }
        );
        var placements = new Dictionary<string, LastYearPlacement>();
        foreach (var row in rows)
            if (key.Decrypt(row.Id, row.Child) is { } identifier)
                placements[identifier] = new LastYearPlacement(row.StartedOn, row.EndedOn is null);
        return new LastYear(placements);
    }

    private sealed record Placement
    {
        public Guid Id { get; init; }
        public byte[] Child { get; init; } = [];
        public DateOnly? StartedOn { get; init; }
        public DateOnly? EndedOn { get; init; }
    }
}
