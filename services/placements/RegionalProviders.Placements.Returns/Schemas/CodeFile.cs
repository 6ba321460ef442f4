using System.Globalization;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>
/// The code sets, with dates of validity, from <c>codes.csv</c>, and their alternative spellings from
/// <c>spellings.csv</c>.
/// </summary>
internal static class CodeFile
{
    private sealed record Entry(CodeValue Value, DateOnly From, DateOnly To);

    private static readonly ILookup<string, Entry> Codes = Rows("codes.csv")
        .ToLookup(
            row => row[0],
            row => new Entry(
                new CodeValue(row[1], row[2]),
                Day(row[3], DateOnly.MinValue),
                Day(row[4], DateOnly.MaxValue)
            )
        );

    private static readonly ILookup<string, (string, string)> Spellings = Rows("spellings.csv")
        .ToLookup(row => row[0], row => (row[1], row[2]));

    public static CodeSet On(string set, DateOnly day) =>
        Of(set, entry => entry.From <= day && day <= entry.To);

    public static CodeSet Ever(string set) => Of(set, _ => true);

    private static CodeSet Of(string set, Func<Entry, bool> isIn) =>
        new([.. Codes[set].Where(isIn).Select(entry => entry.Value)], Spellings[set]);

    public static IEnumerable<string[]> Rows(string file) =>
        EmbeddedTable.Read(typeof(CodeFile).Assembly, file);

    public static DateOnly Day(string text, DateOnly otherwise) =>
        text.Length > 0
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : otherwise;
}
