using CsvHelper;

namespace RegionalProviders.Providers.Lists.Columns;

/// <summary>Reads one of the embedded tables under Data, without its header.</summary>
internal static class DataFile
{
    public static IEnumerable<string[]> Read(string name)
    {
        var stream =
            typeof(DataFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded table {name} is missing.");
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' });
        while (reader.Read())
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }
}
