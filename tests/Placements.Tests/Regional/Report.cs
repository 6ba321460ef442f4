using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.Regional.Disclosure;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>
/// Published tables as a reader has them. A council reads what is left of each figure without its own placements.
/// </summary>
internal sealed class Report
{
    // Which table's rows add up to which other's, written down again here: the attacker trusts no list of ours.
    private static readonly (RegionalTable Parts, RegionalTable Whole)[] Known =
    [
        (RegionalTable.Provider, RegionalTable.Region),
        (RegionalTable.ServiceType, RegionalTable.Region),
        (RegionalTable.PlacingAuthority, RegionalTable.Region),
        (RegionalTable.HostAuthority, RegionalTable.Region),
        (RegionalTable.DistanceBand, RegionalTable.Region),
        (RegionalTable.Setting, RegionalTable.Region),
        (RegionalTable.Setting, RegionalTable.Provider),
        (RegionalTable.Setting, RegionalTable.HostAuthority),
        (RegionalTable.ServiceTypeByPlacingAuthority, RegionalTable.ServiceType),
        (RegionalTable.ServiceTypeByPlacingAuthority, RegionalTable.PlacingAuthority),
        (RegionalTable.ProviderByServiceType, RegionalTable.Provider),
        (RegionalTable.ProviderByServiceType, RegionalTable.ServiceType),
        (RegionalTable.HostByPlacingAuthority, RegionalTable.HostAuthority),
        (RegionalTable.HostByPlacingAuthority, RegionalTable.PlacingAuthority),
        (RegionalTable.HostByPlacingAuthority, RegionalTable.DistanceBand),
        (RegionalTable.HostByPlacingAuthority, RegionalTable.PlacingAuthorityByDistanceBand),
        (RegionalTable.ServiceTypeByDistanceBand, RegionalTable.ServiceType),
        (RegionalTable.ServiceTypeByDistanceBand, RegionalTable.DistanceBand),
        (RegionalTable.PlacingAuthorityByDistanceBand, RegionalTable.PlacingAuthority),
        (RegionalTable.PlacingAuthorityByDistanceBand, RegionalTable.DistanceBand),
    ];

    private readonly Dictionary<string, int> own;
    private readonly Dictionary<string, int> truth;
    private readonly Dictionary<string, RegionalPlacement> samples = [];
    private readonly string? reader;

    public Report(
        IReadOnlyList<RegionalPlacement> placements,
        IReadOnlyList<PublishedRow> rows,
        string? reader = null,
        string year = ""
    )
    {
        this.reader = reader;
        Figures = [.. rows.Select(row => new Figure(year, row.Shape, row.Key, row.Placements))];
        truth = Count(placements, year);
        own = Count(placements.Where(placement => placement.PlacingAuthority == reader), year);
        Year = year;
        foreach (var placement in placements)
        foreach (var shape in Catalogue.Tables)
            samples.TryAdd(Name(year, shape.Table, shape.KeyOf(placement)), placement);
    }

    public IReadOnlyList<Figure> Figures { get; }
    private string Year { get; }

    /// <summary>Whether the reader may not know the count: it is small, without the reader's own.</summary>
    public bool IsSecret(string name) => Small.Is(truth[name] - own.GetValueOrDefault(name));

    public bool Has(string name) => truth.ContainsKey(name);

    public int TrueCount(string name) => truth[name] - own.GetValueOrDefault(name);

    public Bounds BoundsOf(Figure figure)
    {
        var mine = own.GetValueOrDefault(figure.Name);
        if (figure.Shown is { } shown)
            return Bounds.Exactly(shown - mine);
        if (reader is not null && figure.IsOf(reader))
            return Bounds.Exactly(0);
        return new Bounds(Math.Max(0, 1 - mine), Bounds.Most);
    }

    /// <summary>Whole minus parts is 0, for every sum over the tables of this report.</summary>
    public IEnumerable<Dictionary<string, int>> Equations()
    {
        var tables = Figures.ToLookup(figure => figure.Shape.Table);
        foreach (var (parts, whole) in Known)
        foreach (
            var sum in tables[parts]
                .GroupBy(part => Name(Year, whole, Catalogue.Find(whole).KeyOf(samples[part.Name])))
        )
            if (tables[whole].Any(figure => figure.Name == sum.Key))
                yield return sum.ToDictionary(part => part.Name, _ => -1)
                    .Append(new(sum.Key, 1))
                    .ToDictionary(each => each.Key, each => each.Value);
    }

    private static Dictionary<string, int> Count(
        IEnumerable<RegionalPlacement> placements,
        string year
    ) =>
        placements
            .SelectMany(placement =>
                Catalogue.Tables.Select(shape => Name(year, shape.Table, shape.KeyOf(placement)))
            )
            .CountBy(name => name)
            .ToDictionary(each => each.Key, each => each.Value);

    private static string Name(string year, RegionalTable table, RowKey key) =>
        $"{year} {table} {key.First}|{key.Second}";

    /// <summary>A figure of a table; null where it is suppressed.</summary>
    internal sealed record Figure(string Year, TableShape Shape, RowKey Key, int? Shown)
    {
        public string Name { get; } = Report.Name(Year, Shape.Table, Key);

        public bool IsOf(string council) =>
            Shape
                .Dimensions.Zip(new[] { Key.First, Key.Second })
                .Any(key =>
                    key.First == RegionalDimension.PlacingAuthority && key.Second == council
                );
    }
}
