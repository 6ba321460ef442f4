namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>The individual placements, with the cells that count them and the types that the register permits.</summary>
internal sealed class Microdata
{
    private readonly RegionalReturns returns;
    private readonly IReadOnlyList<TableShape> shapes;
    private readonly List<Cell> cells = [];
    private readonly List<RowKey> keys = [];
    private readonly Dictionary<RowKey, Cell>[] byKey;
    private readonly Dictionary<PlacementType, IReadOnlyList<Cell?>> known = [];
    private readonly HashSet<(string Kind, int Service)> fits = [];
    private readonly string[] councils;
    private readonly string[] services;
    private readonly HashSet<PlacementType> types;
    private readonly Cell?[] none;
    private readonly int[] taken;

    /// <summary>Counts every placement in every table; the order of the input does not affect the result.</summary>
    /// <param name="returns">The placements and the register.</param>
    /// <param name="shapes">The tables that are published.</param>
    /// <param name="absentIsNone">
    /// Readers know that a row that is not listed counts no placements, so it is treated like a shown row.
    /// </param>
    public Microdata(
        RegionalReturns returns,
        IReadOnlyList<TableShape> shapes,
        bool absentIsNone = false
    )
    {
        none = [.. shapes.Select((shape, at) => absentIsNone ? new Cell(-1, at, shape) : null)];
        this.returns = returns;
        this.shapes = shapes;
        byKey = [.. shapes.Select(_ => new Dictionary<RowKey, Cell>())];
        councils = Distinct(placement => placement.PlacingAuthority);
        services = Distinct(placement => placement.ServiceType);
        Settings =
        [
            .. returns.Settings.OrderBy(each => each.Urn, StringComparer.Ordinal),
            RegionalSetting.None,
        ];
        taken = new int[Settings.Count];
        var council = Numbers(councils);
        var service = Numbers(services);
        var setting = Numbers([.. Settings.Select(each => each.Urn)]);
        var typed = returns.Placements.Select(placement => new PlacementType(
            council[placement.PlacingAuthority],
            setting[placement.Setting],
            service[placement.ServiceType]
        ));
        // Sorted, so that the same placements give the same tables whatever their order in the input.
        var ordered = typed
            .Zip(returns.Placements, (type, placement) => (type, placement))
            .OrderBy(each => each.type.Council)
            .ThenBy(each => each.type.Setting)
            .ThenBy(each => each.type.Service)
            .ThenBy(each => each.placement.Weekly.Total)
            .ThenBy(each => each.placement.Weekly.SocialCare)
            .ThenBy(each => each.placement.Weekly.Education)
            .ToList();
        types = [.. ordered.Select(each => each.type)];
        foreach (var (type, placement) in ordered)
        {
            fits.Add((Settings[type.Setting].Kind, type.Service));
            taken[type.Setting]++;
            foreach (var (at, shape) in shapes.Index())
                Make(at, shape, shape.KeyOf(placement));
        }
        Units =
        [
            .. ordered.Select(each => new Unit(
                each.type,
                each.placement.Weekly,
                CellsOf(each.type)
            )),
        ];
        foreach (var unit in Units)
        foreach (var cell in unit.Cells)
            cell!.Add(unit);
        UnitsOf = Units.ToLookup(unit => unit.Council);
    }

    public IReadOnlyList<RegionalSetting> Settings { get; }
    public IReadOnlyList<Unit> Units { get; }
    public IReadOnlyList<Cell> Cells => cells;
    public ILookup<int, Unit> UnitsOf { get; }
    public int Councils => councils.Length;
    public IReadOnlyList<string> CouncilCodes => councils;
    public int Services => services.Length;

    /// <summary>The cells that would count such a placement, by table; null stands for a row that counts none.</summary>
    public IReadOnlyList<Cell?> CellsOf(PlacementType type)
    {
        if (known.TryGetValue(type, out var of))
            return of;
        var setting = Settings[type.Setting];
        var placement = new RegionalPlacement
        {
            Provider = setting.Provider,
            Setting = setting.Urn,
            ServiceType = services[type.Service],
            PlacingAuthority = councils[type.Council],
            HostAuthority = setting.HostAuthority,
            DistanceBand = returns.BandOf(councils[type.Council], setting.HostAuthority),
            Weekly = default,
        };
        of =
        [
            .. shapes.Select(
                (shape, at) => byKey[at].GetValueOrDefault(shape.KeyOf(placement)) ?? none[at]
            ),
        ];
        known.Add(type, of);
        return of;
    }

    public RowKey KeyOf(Cell cell) => keys[cell.Id];

    /// <summary>Whether a setting can take such placements: the returns contain some at a setting of its kind.</summary>
    public bool Allows(PlacementType type) =>
        fits.Contains((Settings[type.Setting].Kind, type.Service));

    /// <summary>Whether such placements exist.</summary>
    public bool Has(PlacementType type) => types.Contains(type);

    /// <summary>
    /// Whether the given number of further children can live there. Only the councils know who actually does.
    /// </summary>
    public bool HasRoom(int setting, int more = 1) =>
        Settings[setting].Places is not { } places || taken[setting] + more <= places;

    private void Make(int at, TableShape shape, RowKey key)
    {
        if (byKey[at].ContainsKey(key))
            return;
        var cell = new Cell(cells.Count, at, shape);
        byKey[at].Add(key, cell);
        cells.Add(cell);
        keys.Add(key);
    }

    private string[] Distinct(Func<RegionalPlacement, string> of) =>
        [.. returns.Placements.Select(of).Distinct().Order(StringComparer.Ordinal)];

    private static Dictionary<string, int> Numbers(IReadOnlyList<string> keys) =>
        keys.Index().ToDictionary(each => each.Item, each => each.Index);
}
