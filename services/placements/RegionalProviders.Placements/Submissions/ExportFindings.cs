using Grpc.Core;
using RegionalProviders.AccessLog;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.Submissions.Exports;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override async Task ExportFindings(
        ExportFindingsRequest request,
        IServerStreamWriter<ExportFindingsResponse> responseStream,
        ServerCallContext context
    )
    {
        var principal = context.Principal();
        var ct = context.CancellationToken;
        var windowId = request.WindowId.ToId("window_id");
        var (submission, schema) = await database.InTransactionAsync(
            principal,
            async tx =>
            {
                var own = await OwnReturn.ForReadingAsync(tx, windowId);
                tx.RecordAccess(new AccessedObject("submission", own.Submission.Id.ToString()));
                return (own.Submission.Id, own.Window.Schema());
            },
            ct
        );
        var stored = new StoredReturn(database, references, principal, submission, schema);
        await using var target = new ContentStream<ExportFindingsResponse>(
            responseStream,
            content => new ExportFindingsResponse { Content = content }
        );
        if (request.Format == ExportFormat.Xlsx)
            await FindingExport.WriteWorkbookAsync(
                target,
                schema,
                await stored.KindAsync(ct),
                stored.RowsAsync(ct),
                stored.FindingsAsync(ofReturn: true, ct),
                ct
            );
        else
            await FindingExport.WriteCsvAsync(
                target,
                stored.FindingsAsync(ofReturn: false, ct),
                ct
            );
        await target.FlushAsync(ct);
    }
}
