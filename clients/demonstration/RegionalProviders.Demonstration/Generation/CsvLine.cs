namespace RegionalProviders.Demonstration.Generation;

/// <summary>One line of a comma-separated file.</summary>
internal static class CsvLine
{
    internal static string Of(IEnumerable<string> values) => string.Join(',', values.Select(Quote));

    private static string Quote(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n")
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;
}
