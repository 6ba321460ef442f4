using RegionalProviders.Tables;

namespace RegionalProviders.Providers.Lists.Columns;

/// <summary>Reads one of the embedded tables under Data, without its header.</summary>
internal static class DataFile
{
    public static IEnumerable<string[]> Read(string name) =>
        EmbeddedTable.Read(typeof(DataFile).Assembly, name);
}
