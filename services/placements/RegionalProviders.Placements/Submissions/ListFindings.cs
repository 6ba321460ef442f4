using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Submissions.Rows;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override Task<ListFindingsResponse> ListFindings(
        ListFindingsRequest request,
        ServerCallContext context
    )
    {
        var windowId = request.WindowId.ToId("window_id");
        var page = Page.Of(request, keys: 2);
        var (afterLine, afterId) = (page.After?.Number(0), page.After?.LongNumber(1));
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var own = await OwnReturn.ForReadingAsync(tx, windowId);
                var fetched = await tx.QueryAsync<FoundInRow>(
                    $"""
                    select {FoundInRow.Columns} from placements.submission_finding
                    where submission_id = @Id and (@severity::text is null or severity = @severity)
                        and (@afterLine::integer is null or (line, id) > (@afterLine, @afterId))
                    order by line, id
                    limit @Fetch
                    """,
                    new
                    {
                        own.Submission.Id,
                        severity = request.Severity == FindingSeverity.Unspecified
                            ? null
                            : request.Severity.ToString(),
                        afterLine,
                        afterId,
                        page.Fetch,
                    }
                );
                var next = page.Cut(
                    fetched,
                    row => [PageKeys.Of(row.Line), PageKeys.Of(row.Id)],
                    row => row.ToProto(),
                    out var rows
                );
                return new ListFindingsResponse { Findings = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
