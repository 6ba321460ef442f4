using System.Text;

namespace RegionalProviders.Demonstration.Generation;

/// <summary>Writes a return in the layout of the census template.</summary>
internal static class ReturnFile
{
    internal static Task WriteAsync(
        string path,
        IEnumerable<IReadOnlyDictionary<string, string>> rows
    ) =>
        File.WriteAllLinesAsync(
            path,
            [
                CsvLine.Of(CensusLayout.Columns),
                .. rows.Select(row =>
                    CsvLine.Of(CensusLayout.Columns.Select(column => row[column]))
                ),
            ],
            Encoding.UTF8
        );
}
