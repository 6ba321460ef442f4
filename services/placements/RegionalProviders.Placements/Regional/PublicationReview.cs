using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Regional.Disclosure;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// Checks existing publications against the present disclosure rules, so that coordinators can be told what earlier
/// ones revealed. Needs the returns: publications whose returns were deleted after their retention period cannot be
/// checked.
/// </summary>
/// <param name="owner">
/// The database, accessed as the owner of the schema: no other role may read the returns of all councils.
/// </param>
internal sealed class PublicationReview(PlacementsDatabase owner)
{
    private const string Publications = """
        select p.window_id, p.consortium_id, p.year, w.snapshot_on,
            exists (select from placements.submission s
                where s.window_id = p.window_id and s.purged_at is not null) as is_purged
        from placements.regional_publication p join placements.submission_window w on w.id = p.window_id
        where not p.withheld
        order by p.consortium_id, p.year
        """;

    private const string Figures = """
        select regional_table, first_key, second_key, placements is not null as is_shown
        from placements.regional_figure where window_id = @windowId
        """;

    private const string Counted = """
        select *, false as has_left from placements.regional_placements_since(@windowId, null)
        """;

    /// <summary>Rows whose figures could be calculated, by publication; without the figures.</summary>
    public Task<IReadOnlyList<Reviewed>> RunAsync(CancellationToken ct) =>
        owner.InTransactionAsync(
            Principal.System(PlacementsModule.Name),
            async tx =>
            {
                var reviewed = new List<Reviewed>();
                foreach (var publication in await tx.QueryAsync<Published>(Publications))
                    reviewed.Add(
                        new Reviewed(
                            publication.ConsortiumId,
                            publication.Year,
                            publication.IsPurged ? null : await ExposedAsync(publication, tx)
                        )
                    );
                return (IReadOnlyList<Reviewed>)reviewed;
            },
            ct
        );

    private static async Task<IReadOnlyList<(RegionalTable, RowKey)>> ExposedAsync(
        Published publication,
        ServiceTransaction tx
    )
    {
        var returns = await RegionalCount.ReadAsync(
            await tx.QueryAsync<CountedRow>(Counted, new { publication.WindowId }),
            publication.SnapshotOn,
            publication.ConsortiumId,
            publication.Year,
            tx
        );
        var figures = (
            await tx.QueryAsync<FigureKey>(Figures, new { publication.WindowId })
        ).ToDictionary(figure => figure.ToKey(), figure => figure.IsShown);
        // Publications that listed suppressed rows thereby revealed that all other missing rows count none.
        var listsSuppressed = figures.ContainsValue(false);
        var data = new Microdata(returns, Catalogue.Tables, listsSuppressed);
        foreach (var cell in data.Cells)
        {
            cell.IsHidden = !figures.GetValueOrDefault((cell.Shape.Table, data.KeyOf(cell)));
            cell.IsListed = listsSuppressed;
        }
        return [.. Exposure.Of(data).Select(cell => (cell.Shape.Table, data.KeyOf(cell)))];
    }

    private sealed record Published
    {
        public Guid WindowId { get; init; }
        public Guid ConsortiumId { get; init; }
        public int Year { get; init; }
        public DateOnly SnapshotOn { get; init; }
        public bool IsPurged { get; init; }
    }

    private sealed record FigureKey
    {
        public string RegionalTable { get; init; } = "";
        public string FirstKey { get; init; } = "";
        public string SecondKey { get; init; } = "";
        public bool IsShown { get; init; }

        public (RegionalTable, RowKey) ToKey() =>
            (Enum.Parse<RegionalTable>(RegionalTable), new RowKey(FirstKey, SecondKey));
    }
}

/// <summary>Result of the review of one publication.</summary>
/// <param name="ConsortiumId">The consortium of the publication.</param>
/// <param name="Year">The year of the publication.</param>
/// <param name="Rows">Rows whose figures could be calculated; null if the returns have been deleted.</param>
internal sealed record Reviewed(
    Guid ConsortiumId,
    int Year,
    IReadOnlyList<(RegionalTable Table, RowKey Key)>? Rows
);
