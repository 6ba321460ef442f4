using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>A return's file, and the costs file sent after it, if any, as one sequence of rows.</summary>
internal sealed class ReturnFiles : IAsyncDisposable
{
    private readonly ReturnReader reader;
    private readonly CostsFile? costs;
    private readonly ReturnSchema schema;
    private readonly Stream? costsContent;
    private readonly DateOnly snapshot;

    private ReturnFiles(
        ReturnReader reader,
        CostsFile? costs,
        ReturnSchema schema,
        Stream? costsContent,
        DateOnly snapshot
    )
    {
        this.snapshot = snapshot;
        this.reader = reader;
        this.costs = costs;
        this.schema = schema;
        this.costsContent = costsContent;
    }

    /// <summary>Opens both files; a file that cannot be read raises a <see cref="Tables.TableException"/>.</summary>
    public static async Task<ReturnFiles> OpenAsync(
        Stream content,
        CostsPart part,
        string sheet,
        ReturnSchema schema,
        DateOnly snapshot,
        CancellationToken ct
    )
    {
        var cut = await part.CutAsync(content, ct);
        try
        {
            return new ReturnFiles(
                await ReturnReader.OpenAsync(content, schema, sheet, ct),
                cut is null ? null : await CostsFile.ReadAsync(cut, schema, ct),
                schema,
                cut,
                snapshot
            );
        }
        catch
        {
            if (cut is not null)
                await cut.DisposeAsync();
            throw;
        }
    }

    public IAsyncEnumerable<ReturnRow> ReadAsync(CancellationToken ct) =>
        reader.ReadAsync(costs, ct);

    /// <summary>Findings that can only be made once every row has been read.</summary>
    public IReadOnlyList<Finding> Finish() =>
        [.. reader.CheckYear(snapshot), .. costs?.Finish() ?? []];

    public FileReport Report(ReturnCounts counts) => FileReports.Of(reader, costs, schema, counts);

    public ValueTask DisposeAsync() => costsContent?.DisposeAsync() ?? ValueTask.CompletedTask;
}
