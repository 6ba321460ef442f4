using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A header that was checked.</summary>
internal sealed record RowsUpload(
    Guid Id,
    Guid WindowId,
    string[] Columns,
    bool Replace,
    bool Withdraw
)
{
    private const int MostColumns = 100;

    /// <summary>The header. It comes within a stream, so only the rules of every message have been applied.</summary>
    public static RowsUpload Of(RowsHeader header)
    {
        if (header.Columns.Count is 0 or > MostColumns)
            throw Fault.Invalid("header.columns", $"must name 1 to {MostColumns} columns.");
        return new RowsUpload(
            header.UploadId.ToId("header.upload_id"),
            header.WindowId.ToId("header.window_id"),
            [.. header.Columns],
            header.Replace,
            header.Withdraw
        );
    }
}
