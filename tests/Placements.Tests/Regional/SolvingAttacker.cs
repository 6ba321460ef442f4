using System.Globalization;
using Google.OrTools.Sat;
using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>
/// A reader with an integer programming solver. The unknowns are placements: how many a council has at a setting in a
/// service type, and what they cost together. The reader knows its own rows, the register (owner, kind, host, places) and
/// all tables, and asks for each suppressed cell whether it could have another value. Shares no code with suppression.
/// </summary>
internal sealed class SolvingAttacker
{
    private const int TenPounds = 1_000;

    private static readonly Dictionary<RegionalTable, RegionalDimension[]> Dimensions = new()
    {
        [RegionalTable.Region] = [],
        [RegionalTable.Provider] = [RegionalDimension.Provider],
        [RegionalTable.Setting] = [RegionalDimension.Setting],
        [RegionalTable.ServiceType] = [RegionalDimension.ServiceType],
        [RegionalTable.PlacingAuthority] = [RegionalDimension.PlacingAuthority],
        [RegionalTable.HostAuthority] = [RegionalDimension.HostAuthority],
        [RegionalTable.DistanceBand] = [RegionalDimension.DistanceBand],
        [RegionalTable.ServiceTypeByPlacingAuthority] =
        [
            RegionalDimension.ServiceType,
            RegionalDimension.PlacingAuthority,
        ],
        [RegionalTable.ProviderByServiceType] =
        [
            RegionalDimension.Provider,
            RegionalDimension.ServiceType,
        ],
        [RegionalTable.HostByPlacingAuthority] =
        [
            RegionalDimension.HostAuthority,
            RegionalDimension.PlacingAuthority,
        ],
        [RegionalTable.ServiceTypeByDistanceBand] =
        [
            RegionalDimension.ServiceType,
            RegionalDimension.DistanceBand,
        ],
        [RegionalTable.PlacingAuthorityByDistanceBand] =
        [
            RegionalDimension.PlacingAuthority,
            RegionalDimension.DistanceBand,
        ],
    };

    private readonly CpModel model = new();
    private readonly Dictionary<ReaderCell, (LinearExpr Count, LinearExpr Cost)> cells = [];
    private readonly string? reader;

    public SolvingAttacker(
        RegionalReturns returns,
        IReadOnlyList<ShownRow> shown,
        string? reader,
        bool absentIsNone = false
    )
    {
        this.reader = reader;
        var others = returns.Placements.Where(each => each.PlacingAuthority != reader).ToList();
        var most = others.Count;
        var mostCost = others.Sum(each => each.Weekly.Total) / TenPounds;
        var room = returns.Settings.ToDictionary(each => each.Urn, each => each.Places);
        foreach (var own in returns.Placements.Except(others))
            if (room.TryGetValue(own.Setting, out var places) && places is { } number)
                room[own.Setting] = number - 1;
        var members = new Dictionary<ReaderCell, List<(IntVar Count, IntVar Cost)>>();
        var atSetting = new Dictionary<string, List<IntVar>>();
        foreach (var type in Types(returns).Where(type => type.PlacingAuthority != reader))
        {
            var count = model.NewIntVar(0, most, "");
            var cost = model.NewIntVar(0, mostCost, "");
            model.Add(cost <= mostCost * count);
            foreach (var cell in CellsOf(type))
                Of(members, cell).Add((count, cost));
            Of(atSetting, type.Setting).Add(count);
        }
        foreach (var (setting, counts) in atSetting)
            if (room.GetValueOrDefault(setting) is { } places)
                model.Add(LinearExpr.Sum(counts) <= places);
        foreach (var (cell, of) in members)
            cells[cell] = (
                LinearExpr.Sum(of.Select(each => each.Count)),
                LinearExpr.Sum(of.Select(each => each.Cost))
            );
        var rows = shown.ToDictionary(row => row.Cell);
        foreach (var cell in cells.Keys.Union(rows.Keys))
            Read(cell, rows.GetValueOrDefault(cell), Own(returns, cell), absentIsNone);
    }

    public static IEnumerable<ReaderCell> CellsOf(RegionalPlacement placement) =>
        Dimensions.Select(table => new ReaderCell(
            table.Key,
            string.Join('|', table.Value.Select(placement.Key))
        ));

    /// <summary>The questions to which every possible world gives the true answer.</summary>
    public IReadOnlyList<Question> UniquelyDetermined(IEnumerable<Question> questions)
    {
        var open = questions.ToHashSet();
        var undoubted = new List<Question>();
        while (open.FirstOrDefault() is { } question)
        {
            var (count, cost) = cells[question.Cell];
            var constraint = question.About switch
            {
                About.Count => model.Add(count != question.Truth),
                About.LowerCost => model.Add(cost <= question.Truth),
                _ => model.Add(cost >= question.Truth),
            };
            var solver = new CpSolver
            {
                StringParameters = "num_workers:1 random_seed:1 max_deterministic_time:60",
            };
            if (solver.Solve(model) is CpSolverStatus.Optimal or CpSolverStatus.Feasible)
                open.RemoveWhere(other => IsAnswered(other, solver));
            else
                undoubted.Add(question);
            open.Remove(question);
            model.Model.Constraints.RemoveAt(model.Model.Constraints.Count - 1);
        }
        return undoubted;
    }

    /// <summary>Converts to units of ten pounds: invented costs, and a tenth of them, are whole numbers of units.</summary>
    public static long Units(decimal pence, bool up) =>
        (long)(up ? Math.Ceiling(pence / TenPounds) : Math.Floor(pence / TenPounds));

    private bool IsAnswered(Question question, CpSolver solver)
    {
        var (count, cost) = cells[question.Cell];
        return question.About switch
        {
            About.Count => solver.Value(count) != question.Truth,
            About.LowerCost => solver.Value(cost) <= question.Truth,
            _ => solver.Value(cost) >= question.Truth,
        };
    }

    private void Read(
        ReaderCell cell,
        ShownRow? row,
        List<RegionalPlacement> own,
        bool absentIsNone
    )
    {
        var (count, cost) = cells.GetValueOrDefault(
            cell,
            (LinearExpr.Constant(0), LinearExpr.Constant(0))
        );
        if (row is { Placements: { } shown, WeeklyPence: { } pence })
        {
            model.Add(count == shown - own.Count);
            model.Add(cost == (pence - own.Sum(each => each.Weekly.Total)) / TenPounds);
        }
        else if (absentIsNone && row is null)
            model.Add(count == 0);
        else if (absentIsNone && own.Count == 0)
            model.Add(count >= 1);
    }

    private List<RegionalPlacement> Own(RegionalReturns returns, ReaderCell cell) =>
        [
            .. returns.Placements.Where(each =>
                each.PlacingAuthority == reader && CellsOf(each).Contains(cell)
            ),
        ];

    // Everything that a placement can be: a setting takes the types of its kind, and some placements have no setting.
    private static IEnumerable<RegionalPlacement> Types(RegionalReturns returns)
    {
        var settings = returns.Settings.Append(new RegionalSetting("-", "-", "-", "-", null));
        foreach (var council in returns.Placements.Select(each => each.PlacingAuthority).Distinct())
        foreach (var setting in settings)
        foreach (var type in RandomRegion.TypesOf(setting.Kind))
            yield return new RegionalPlacement
            {
                PlacingAuthority = council,
                Provider = setting.Provider,
                Setting = setting.Urn,
                HostAuthority = setting.HostAuthority,
                ServiceType = type,
                DistanceBand = returns.BandOf(council, setting.HostAuthority),
                Weekly = default,
            };
    }

    private static List<T> Of<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists.Add(key, list = []);
        return list;
    }

    /// <summary>What a question asks about a cell.</summary>
    internal enum About
    {
        /// <summary>Can the cell have another count?</summary>
        Count,

        /// <summary>Can the cell cost this little?</summary>
        LowerCost,

        /// <summary>Can the cell cost this much?</summary>
        HigherCost,
    }

    /// <summary>A cell of a table, by its keys.</summary>
    internal sealed record ReaderCell(RegionalTable Table, string Key);

    /// <summary>A row that readers see; without figures if it is suppressed but listed.</summary>
    internal sealed record ShownRow(ReaderCell Cell, int? Placements, long? WeeklyPence);

    /// <summary>About the other councils' placements in a cell: their count, or a bound of their cost in units.</summary>
    internal sealed record Question(ReaderCell Cell, About About, long Truth)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Cell.Table} {Cell.Key} {About}");
    }
}
