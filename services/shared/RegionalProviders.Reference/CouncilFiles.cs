using System.Globalization;
using CsvHelper;

namespace RegionalProviders.Reference;

/// <summary>Reads the embedded tables and joins them into councils.</summary>
internal static class CouncilFiles
{
    public static IReadOnlyList<Council> Read()
    {
        var codes = Rows(
                "council_codes.csv",
                row => (Council: Id(row, "council_id"), Code: Code(row))
            )
            .ToLookup(row => row.Council, row => row.Code);
        var names = Rows(
                "council_names.csv",
                row => (Council: Id(row, "council_id"), Name: row.GetString("name"))
            )
            .ToLookup(row => row.Council, row => row.Name);
        var links = Rows(
            "council_successors.csv",
            row =>
                (
                    Before: Id(row, "predecessor_id"),
                    After: Id(row, "successor_id"),
                    On: Day(row, "date")!.Value
                )
        );
        var councils = Rows("councils.csv", row => Council(row, codes, names));
        var byId = councils.ToDictionary(council => council.Id);

        return
        [
            .. councils.Select(council =>
                council with
                {
                    Predecessors =
                    [
                        .. links
                            .Where(link => link.After == council.Id)
                            .Select(link => new Succession(
                                link.Before,
                                byId[link.Before].Name,
                                link.On
                            )),
                    ],
                    Successors =
                    [
                        .. links
                            .Where(link => link.Before == council.Id)
                            .Select(link => new Succession(
                                link.After,
                                byId[link.After].Name,
                                link.On
                            )),
                    ],
                }
            ),
        ];
    }

    private static Council Council(
        CsvReader row,
        ILookup<Guid, CouncilCode> codes,
        ILookup<Guid, string> names
    )
    {
        var id = Id(row, "id");
        return new Council(
            id,
            row.GetString("name"),
            Word<CouncilKind>(row, "kind"),
            Word<Nation>(row, "nation"),
            Region(row),
            Day(row, "from"),
            Day(row, "to"),
            [.. codes[id].OrderBy(code => code.ValidFrom)],
            [.. names[id]],
            Predecessors: [],
            Successors: []
        );
    }

    private static Region? Region(CsvReader row) =>
        row.GetString("region_code") is { Length: > 0 } code
            ? new Region(code, row.GetString("region_name"))
            : null;

    private static CouncilCode Code(CsvReader row) =>
        new(
            Word<CodeScheme>(row, "scheme"),
            row.GetString("code"),
            Day(row, "valid_from"),
            Day(row, "valid_to")
        );

    private static List<T> Rows<T>(string file, Func<CsvReader, T> read)
    {
        var stream =
            typeof(CouncilFiles).Assembly.GetManifestResourceStream(
                $"RegionalProviders.Reference.Data.{file}"
            )
            ?? throw new InvalidOperationException(
                $"The table {file} is not embedded in the assembly."
            );
        using var csv = CsvReader.Create(stream);
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(read(csv));
        return rows;
    }

    private static Guid Id(CsvReader row, string column) =>
        Guid.Parse(row.GetString(column), CultureInfo.InvariantCulture);

    private static DateOnly? Day(CsvReader row, string column) =>
        row.GetString(column) is { Length: > 0 } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static T Word<T>(CsvReader row, string column)
        where T : struct, Enum =>
        Enum.Parse<T>(
            row.GetString(column).Replace(" ", "", StringComparison.Ordinal),
            ignoreCase: true
        );
}
