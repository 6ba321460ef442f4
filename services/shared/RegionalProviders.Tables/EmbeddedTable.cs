using System.Reflection;
using CsvHelper;

namespace RegionalProviders.Tables;

/// <summary>Our own tables, embedded in an assembly under their file names.</summary>
public static class EmbeddedTable
{
    /// <summary>The rows of a comma-separated table, without its header.</summary>
    /// <param name="assembly">The assembly that contains the table.</param>
    /// <param name="name">The table's file name, such as <c>columns.csv</c>.</param>
    public static IEnumerable<string[]> Read(Assembly assembly, string name)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var stream =
            assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded table {name} is missing.");
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' });
        while (reader.Read())
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }
}
