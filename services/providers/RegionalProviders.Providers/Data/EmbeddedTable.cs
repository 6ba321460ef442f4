using CsvHelper;

namespace RegionalProviders.Providers.Data;

/// <summary>Reads the tables that are embedded in the assembly.</summary>
internal static class EmbeddedTable
{
    public static IReadOnlyList<T> Read<T>(string file, Func<CsvReader, T> read)
    {
        var stream =
            typeof(EmbeddedTable).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The table {file} is not embedded.");
        using var csv = CsvReader.Create(stream);
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(read(csv));
        return rows;
    }
}
