namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>A line of a costs file.</summary>
internal sealed record CostsLine(
    string Child,
    string Start,
    string Total,
    string SocialCare,
    string Education,
    string Health
)
{
    public static readonly string[] Header =
    [
        "Child reference",
        "Episode start date",
        "Total weekly cost (£)",
        "Social care",
        "Education",
        "Health",
    ];

    /// <summary>The costs of the sample episode, in a different notation.</summary>
    public static readonly CostsLine Line = new(
        "b-1001",
        "2024-06-01",
        "4,100.50",
        "£3,000.00",
        "1000.50",
        "100.00"
    );

    public string[] Cells => [Child, Start, Total, SocialCare, Education, Health];

    public static string File(params CostsLine[] lines) =>
        Samples.Csv([Header, .. lines.Select(line => line.Cells)]);

    /// <summary>An episodes file with the sample episode.</summary>
    public static string Episodes(params (ReturnField, string)[] changes)
    {
        var cells = Samples.Cells(Samples.Latest, ReturnKind.Episodes, changes);
        var columns = Samples.Latest.StatutoryColumns.Select(column => column.Name);
        string[] names = [.. columns.Union(cells.Keys)];
        return Samples.Csv([names, names.Select(name => cells.GetValueOrDefault(name, ""))]);
    }

    /// <summary>Reads both files to their ends.</summary>
    public static Task<(List<ReturnRow> Rows, CostsFile Costs)> JoinAsync(
        string episodes,
        params CostsLine[] lines
    ) => JoinAsync(episodes, File(lines));

    public static async Task<(List<ReturnRow> Rows, CostsFile Costs)> JoinAsync(
        string episodes,
        string costs
    )
    {
        var reader = await ReturnReader.OpenAsync(Samples.Stream(episodes), Samples.Latest);
        var file = await CostsFile.ReadAsync(Samples.Stream(costs), Samples.Latest);
        return (await reader.ReadAsync(file, CancellationToken.None).ToListAsync(), file);
    }
}
