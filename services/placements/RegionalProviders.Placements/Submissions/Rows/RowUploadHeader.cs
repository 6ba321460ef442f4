using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>The validated header of a stream of rows.</summary>
internal sealed record RowUploadHeader(
    Guid Id,
    Guid WindowId,
    string[] Columns,
    bool Replace,
    bool Withdraw
)
{
    private const int MaxColumns = 100;

    /// <summary>
    /// Reads the header. It arrives within a stream, so only the rules for every message have been applied.
    /// </summary>
    public static RowUploadHeader Of(RowsHeader header)
    {
        if (header.Columns.Count is 0 or > MaxColumns)
            throw Fault.Invalid("header.columns", $"must name 1 to {MaxColumns} columns.");
        return new RowUploadHeader(
            header.UploadId.ToId("header.upload_id"),
            header.WindowId.ToId("header.window_id"),
            [.. header.Columns],
            header.Replace,
            header.Withdraw
        );
    }
}
