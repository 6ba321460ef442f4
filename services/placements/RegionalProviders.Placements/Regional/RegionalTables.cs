using RegionalProviders.Placements.Regional.Disclosure;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>All tables of a window with their true figures, and how they add up.</summary>
internal sealed class RegionalTables
{
    private readonly Dictionary<(RegionalTable, RowKey), RegionalRow> byKey = [];
    private readonly List<RegionalRow> rows = [];
    private readonly List<Sum> sums = [];

    public RegionalTables(
        IReadOnlyList<RegionalPlacement> placements,
        IReadOnlyList<TableShape> shapes
    )
    {
        var councils = placements
            .Select(placement => placement.PlacingAuthority)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select((council, number) => (council, number))
            .ToDictionary(each => each.council, each => each.number);
        Councils = councils.Count;
        foreach (var shape in shapes)
        foreach (
            var group in placements
                .GroupBy(shape.KeyOf)
                .OrderBy(group => group.Key.First, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Second, StringComparer.Ordinal)
        )
            Add(shape, group.Key, [.. group], councils);
        foreach (var part in shapes)
        foreach (var whole in shapes.Where(shape => part.AddsUpTo.Contains(shape.Table)))
            AddSums(part, whole);
    }

    public int Councils { get; }
    public IReadOnlyList<RegionalRow> Rows => rows;
    public IReadOnlyList<Cell> Cells => [.. rows.Select(row => row.Cell)];
    public IReadOnlyList<Sum> Sums => sums;

    private void Add(
        TableShape shape,
        RowKey key,
        IReadOnlyList<RegionalPlacement> placements,
        Dictionary<string, int> councils
    )
    {
        var cell = new Cell(
            rows.Count,
            shape.IsByPlacingAuthority ? councils[placements[0].PlacingAuthority] : null
        );
        foreach (var placement in placements)
            cell.Add(
                councils[placement.PlacingAuthority],
                new Tally(1, placement.Weekly.Total > 0 ? 1 : 0)
            );
        var row = new RegionalRow(shape, key, cell, placements);
        rows.Add(row);
        byKey.Add((shape.Table, key), row);
    }

    private void AddSums(TableShape part, TableShape whole)
    {
        foreach (
            var parts in rows.Where(row => row.Shape == part)
                .GroupBy(row => whole.KeyOf(row.Placements[0]))
        )
            sums.Add(
                new Sum(
                    sums.Count,
                    byKey[(whole.Table, parts.Key)].Cell,
                    parts.Select(row => row.Cell)
                )
            );
    }
}
