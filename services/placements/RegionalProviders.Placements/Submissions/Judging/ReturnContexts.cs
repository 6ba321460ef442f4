using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Windows;
using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Submissions.Judging;

/// <summary>What the rules need to know besides the rows.</summary>
internal static class ReturnContexts
{
    /// <summary>For rows by themselves: without last year's return, with which stored rows are compared later.</summary>
    public static ReturnContext ForRows(
        OwnReturn own,
        MedianCosts medians,
        ServiceTransaction tx
    ) =>
        new()
        {
            Schema = own.Window.Schema(),
            Snapshot = own.Window.SnapshotOn,
            Today = own.Today,
            PlacingCouncil = CouncilDirectory.Find(own.Held.CouncilId)?.GssCode ?? "",
            Register = new StoredRegister(tx),
            MedianCosts = medians,
        };

    /// <summary>For a return that is checked without being stored.</summary>
    public static async Task<ReturnContext> ForReturnAsync(
        OwnReturn own,
        ChildReferences references,
        ServiceTransaction tx
    ) =>
        ForRows(own, await MediansAsync(own.Window, tx), tx) with
        {
            LastYear = await LastYearAsync(own, references, tx),
        };

    /// <summary>Median costs of the consortium in the year before.</summary>
    public static async Task<MedianCosts> MediansAsync(WindowRow window, ServiceTransaction tx) =>
        new(
            (
                await tx.QueryAsync<Median>(
                    "select provision_type, pence from placements.median_costs(@Id)",
                    new { window.Id }
                )
            ).ToDictionary(median => median.ProvisionType, median => median.Pence)
        );

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

    private sealed record Median
    {
        public string ProvisionType { get; init; } = "";
        public long Pence { get; init; }
    }

    private sealed record Placement
    {
        public Guid Id { get; init; }
        public byte[] Child { get; init; } = [];
        public DateOnly? StartedOn { get; init; }
        public DateOnly? EndedOn { get; init; }
    }
}
