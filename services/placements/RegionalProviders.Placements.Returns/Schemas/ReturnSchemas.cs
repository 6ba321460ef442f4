using System.Globalization;

namespace RegionalProviders.Placements.Returns;

/// <summary>Every version of the return, from <c>versions.csv</c> and <c>columns.csv</c>.</summary>
public static class ReturnSchemas
{
    /// <summary>The versions, oldest first.</summary>
    public static IReadOnlyList<ReturnSchema> All { get; } = Read();

    /// <summary>
    /// The version for a window that is open on this day. The first version dates from June 2019; an earlier day raises
    /// <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public static ReturnSchema For(DateOnly day) =>
        Find(day)
        ?? throw new ArgumentOutOfRangeException(
            nameof(day),
            day,
            string.Create(
                CultureInfo.InvariantCulture,
                $"No return was published before {All[0].From:yyyy-MM-dd}."
            )
        );

    /// <summary>The version for a window that is open on this day; null before June 2019.</summary>
    public static ReturnSchema? Find(DateOnly day) =>
        All.LastOrDefault(schema => schema.From <= day);

    /// <summary>The version with this name, such as <c>2025-12</c>; null if there is none.</summary>
    public static ReturnSchema? Find(string version) =>
        All.FirstOrDefault(schema => schema.Version == version);

    private static ReturnSchema[] Read()
    {
        var columns = CodeFile.Rows("columns.csv").ToList();
        return
        [
            .. CodeFile
                .Rows("versions.csv")
                .Select(row =>
                {
                    var from = CodeFile.Day(row[1], DateOnly.MinValue);
                    return new ReturnSchema(
                        row[0],
                        from,
                        Columns(columns, nameof(ReturnKind.Census), row[0], from),
                        Columns(columns, nameof(ReturnKind.Episodes), row[0], from),
                        Columns(columns, "Costs", row[0], from)
                    );
                }),
        ];
    }

    // A statutory code must be valid on the snapshot date, which the schema does not know: here any code that was ever
    // valid is accepted.
    private static CodeSet? Set(string set, string input, DateOnly from) =>
        set.Length == 0 ? null
        : input == nameof(ReturnKind.Census) ? CodeFile.On(set, from)
        : CodeFile.Ever(set);

    private static List<ReturnColumn> Columns(
        List<string[]> rows,
        string input,
        string version,
        DateOnly from
    ) =>
        [
            .. rows.Where(row =>
                    row[0] == input
                    && string.CompareOrdinal(row[8], version) <= 0
                    && (row[9].Length == 0 || string.CompareOrdinal(version, row[9]) <= 0)
                )
                .Select(row => new ReturnColumn(
                    Enum.Parse<ReturnField>(row[1]),
                    row[2],
                    row[3].Length > 0 ? row[3] : null,
                    Enum.Parse<ColumnKind>(row[4]),
                    Set(row[5], input, from),
                    row[6] == "yes",
                    row[7] == "yes"
                )),
        ];
}
