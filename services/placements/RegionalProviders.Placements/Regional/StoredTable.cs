using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// A published table as members read it, with last year's figures: screen and file are produced from the same rows, so
/// that comparing them reveals nothing.
/// </summary>
internal sealed record StoredTable(
    TableShape Shape,
    SubmissionWindow Window,
    PublicationRow Publication,
    PublicationRow? Before
)
{
    private const string Figures = """
        select coalesce(t.first_key, l.first_key) as first_key, coalesce(t.second_key, l.second_key) as second_key,
            t.window_id is not null as is_here, t.placements, t.weekly_pence, t.social_care_pence, t.education_pence,
            t.health_pence,
            l.window_id is not null as was_there, l.placements as last_placements, l.weekly_pence as last_weekly_pence,
            l.social_care_pence as last_social_care_pence, l.education_pence as last_education_pence,
            l.health_pence as last_health_pence
        from (select * from placements.regional_figure where window_id = @id and regional_table = @table) t
        full join (select * from placements.regional_figure where window_id = @before and regional_table = @table) l
            on l.first_key = t.first_key and l.second_key = t.second_key
        where @first::text is null
            or (coalesce(t.first_key, l.first_key), coalesce(t.second_key, l.second_key)) > (@first, @second)
        order by 1, 2
        limit @most
        """;

    /// <summary>
    /// The table of a window; NOT_FOUND if the caller is not a member, STATE_CONFLICT if it has not been published yet.
    /// </summary>
    public static async Task<StoredTable> OpenAsync(
        Guid windowId,
        RegionalTable table,
        ServiceTransaction tx
    )
    {
        var scope = await CallerScope.ReadAsync(tx);
        scope.RequireAny();
        var window = await WindowStore.ReadAsync(tx, windowId);
        window.RequireMember(scope);
        if (await PublicationRow.FindAsync(tx, windowId) is not { } publication)
        {
            PublicationRow.RequireClosed(window, tx.Now);
            throw Fault.StateConflict(
                "The regional tables of the window are not published yet. The coordinator of the consortium does it with PublishRegionalTables, once every return is decided."
            );
        }
        return new StoredTable(
            Catalogue.Find(table),
            window,
            publication,
            await publication.YearBeforeAsync(tx)
        );
    }

    /// <summary>Rows of either year in order of their keys, after a given row.</summary>
    public Task<IReadOnlyList<FigureRow>> ReadAsync(
        string? first,
        string? second,
        int most,
        ServiceTransaction tx
    ) =>
        tx.QueryAsync<FigureRow>(
            Figures,
            new
            {
                id = Window.Id,
                before = Before?.WindowId,
                table = Shape.Table.ToString(),
                first,
                second,
                most,
            }
        );

    /// <summary>The rows with the labels of their keys.</summary>
    public async Task<IReadOnlyList<RegionalTableRow>> ToProtoAsync(
        IReadOnlyList<FigureRow> rows,
        ServiceTransaction tx
    )
    {
        var labels = new KeyLabels(
            Window.FindSchema(),
            await RegisterNames.ReadAsync(Shape, rows, tx)
        );
        return [.. rows.Select(row => row.ToProto(Shape, labels, Before))];
    }
}
