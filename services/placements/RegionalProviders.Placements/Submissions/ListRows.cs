using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Rows;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override Task<ListRowsResponse> ListRows(
        ListRowsRequest request,
        ServerCallContext context
    )
    {
        var windowId = request.WindowId.ToId("window_id");
        var page = Page.Of(request, keys: 2);
        var (afterLine, afterId) = (page.After?.Number(0), page.After?.Id(1));
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var own = await OwnReturn.ForReadingAsync(tx, windowId);
                var fetched = await tx.QueryAsync<ListedRow>(
                    """
                    select id, line, row_key, child, kind, texts from placements.submission_row
                    where submission_id = @Id and (@afterLine::integer is null or (line, id) > (@afterLine, @afterId))
                    order by line, id
                    limit @Fetch
                    """,
                    new
                    {
                        own.Submission.Id,
                        afterLine,
                        afterId,
                        page.Fetch,
                    }
                );
                var key = await references.ForReadingAsync(tx);
                var next = page.Cut(
                    fetched,
                    row => [PageKeys.Of(row.Line), row.Id.ToString()],
                    row => new StoredRow
                    {
                        Line = row.Line,
                        RowId = row.RowKey,
                        Values =
                        {
                            RowLayout
                                .Cells(
                                    own.Window.Schema(),
                                    (ReturnKind)row.Kind,
                                    row.Texts,
                                    key?.Decrypt(row.Id, row.Child) ?? ""
                                )
                                .Select(cell => new ColumnValue
                                {
                                    Column = cell.Key,
                                    Text = cell.Value,
                                }),
                        },
                    },
                    out var rows
                );
                return new ListRowsResponse { Rows = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }

    private sealed record ListedRow
    {
        public Guid Id { get; init; }
        public int Line { get; init; }
        public string RowKey { get; init; } = "";
        public byte[] Child { get; init; } = [];
        public short Kind { get; init; }
        public string Texts { get; init; } = "";
    }
}
