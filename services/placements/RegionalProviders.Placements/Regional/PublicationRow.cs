using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Regional;

/// <summary>A publication as queries return it.</summary>
internal sealed record PublicationRow
{
    private const string Columns =
        "p.window_id, p.year, p.council_count, p.withheld, p.published_at";

    public Guid WindowId { get; init; }
    public int Year { get; init; }
    public int CouncilCount { get; init; }
    public bool Withheld { get; init; }
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>Throws if the window has not closed.</summary>
    public static void RequireClosed(SubmissionWindow window, DateTimeOffset now)
    {
        if (window.StateAt(now) != WindowState.Closed)
            throw Fault.StateConflict(
                "The window has not closed: there are regional tables of closed windows only. Its last day is closes_on; the coordinator may end it with CloseWindow."
            );
    }

    /// <summary>The publication of a window; null if there is none.</summary>
    public static Task<PublicationRow?> FindAsync(ServiceTransaction tx, Guid window) =>
        tx.QuerySingleOrDefaultAsync<PublicationRow>(
            $"select {Columns} from placements.regional_publication p where p.window_id = @window",
            new { window }
        );

    /// <summary>The publication of the consortium's window a year earlier; null if there is none.</summary>
    public Task<PublicationRow?> YearBeforeAsync(ServiceTransaction tx) =>
        tx.QuerySingleOrDefaultAsync<PublicationRow>(
            $"""
            select {Columns} from placements.regional_publication p
            join placements.regional_publication this
                on this.consortium_id = p.consortium_id and this.year = p.year + 1
            where this.window_id = @WindowId
            """,
            new { WindowId }
        );

    public RegionalPublication ToProto() =>
        new()
        {
            WindowId = WindowId.ToString(),
            Year = Year,
            CouncilCount = CouncilCount,
            Withheld = Withheld,
            PublishedAt = PublishedAt.ToProto(),
            State = RegionalPublicationState.Published,
            ProgressPercent = 100,
        };
}
