namespace RegionalProviders.Providers.Lists.Tests;

/// <summary>Writes provider lists in the published layouts, row by row.</summary>
internal sealed class ProviderList
{
    public const string Preamble2025 =
        "Children's social care data in England 2025 \u2013 Provider level as at 31 March 2025,,,\r\n"
        + "\"This worksheet contains one table, this table begins in cell A4.\",,,\r\n"
        + "Some cells in this table are empty.,,,\r\n";

    public static readonly string[] Header2025 =
    [
        "Web link",
        "URN",
        "Linked Education URN",
        "Provision type",
        "Registration date",
        "Registration status",
        "Name",
        "Address 1",
        "Address 2",
        "Town",
        "County",
        "Postcode",
        "Ofsted Region",
        "Government Office Region",
        "Local authority",
        "Parliamentary constituency",
        "Sector",
        "Places",
        "Supported accommodation premises",
        "Short-break-only children's home",
        "Multi Building Children's Home",
        "Organisation which owns the provider",
        "\nLatest Full inspection event type",
        "\nLatest full inspection date",
        "Latest full inspection publication date",
        "\nLatest full inspection event number",
        "\nOverall experiences and progress of children and young people",
        "Outcomes in education and related learning activities",
        "Health services",
        "\nHow well children and young people are helped and protected",
        "The effectiveness of leaders and managers",
        "Supported Accommodation outcome",
    ];

    private readonly Dictionary<string, string> _values = new()
    {
        ["URN"] = "SC012345",
        ["Provision type"] = "Children's home",
        ["Registration status"] = "Active",
        ["Name"] = "REDACTED",
        ["Local authority"] = "Salford",
    };

    /// <summary>A row with plausible values, of which the named ones are replaced.</summary>
    public static string[] Row(params (string Column, string Value)[] changes)
    {
        var list = new ProviderList();
        foreach (var (column, value) in changes)
        {
            Assert.Contains(Header2025, h => h.Trim() == column);
            list._values[column] = value;
        }
        return [.. Header2025.Select(h => list._values.GetValueOrDefault(h.Trim(), ""))];
    }

    // The header starts on line 4 and ends on line 9, because its cells contain line breaks: the first row is on line 10.
    public static string Text(params string[][] rows) =>
        Preamble2025 + Lines([Header2025, .. rows]);

    public static string Lines(IEnumerable<string[]> rows) =>
        string.Concat(rows.Select(row => string.Join(',', row.Select(Quote)) + "\r\n"));

    public static Task<Reading> ReadAsync(params (string Column, string Value)[] changes) =>
        Reading.OfAsync(Text(Row(changes)));

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n")
            ? '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
            : cell;
}
