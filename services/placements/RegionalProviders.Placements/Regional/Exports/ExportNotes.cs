using System.Globalization;
using RegionalProviders.Placements.Regional.Disclosure;

namespace RegionalProviders.Placements.Regional.Exports;

/// <summary>
/// Explains the figures to readers who may have only the file. The notes are always the same, for every reader.
/// </summary>
internal static class ExportNotes
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(StoredTable table)
    {
        var window = table.Window;
        return
        [
            ["Table", table.Shape.Title],
            [
                "Window",
                $"{Text(window.Year)}, {Text(window.OpensOn)} to {Text(window.ClosesOn)} ({window.Id})",
            ],
            ["Counted", $"Placements that ran on {Text(window.SnapshotOn)}, and their weekly cost"],
            ["Published", Made(table.Publication)],
            ["Last year", table.Before is { } before ? Made(before) : "Nothing was published"],
            .. Suppression(table),
            ["Rows that are not listed", "Count 0 or are suppressed"],
            [
                "Names",
                "Of providers and settings as the register had them when the file was made; ids and URNs stay",
            ],
        ];
    }

    private static IEnumerable<IReadOnlyList<string>> Suppression(StoredTable table)
    {
        if (table.Publication.Withheld || table.Before is { Withheld: true })
            yield return
            [
                ExportColumns.Withheld,
                "The region of that year is too small for suppression to protect it: there are no figures",
            ];
        yield return
        [
            ExportColumns.Suppressed,
            $"Suppressed, or none. Counts of 1 to {Text(Small.Least - 1)} are suppressed with their costs, costs of which one placement or council makes nearly all, and as many others as it takes that none of them can be found by calculation from any of the tables, not even by a council that takes its own placements away",
        ];
        if (table.Shape.HasContributions)
            yield return
            [
                "Social care, education, health",
                $"Suppressed where fewer than {Text(Small.Least)} placements, but any, are behind one of the three, or one makes nearly all of it",
            ];
    }

    private static string Made(PublicationRow publication) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{publication.PublishedAt:yyyy-MM-dd HH:mm'Z'}, from the accepted returns of {publication.CouncilCount} councils, nil returns among them"
        );

    private static string Text(DateOnly day) =>
        day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
