using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Checking;
using RegionalProviders.Placements.Submissions.Files;
using RegionalProviders.Placements.Submissions.Rows;
using RegionalProviders.Placements.V1;
using RegionalProviders.Tables;
using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override async Task CheckFile(
        IAsyncStreamReader<CheckFileRequest> requestStream,
        IServerStreamWriter<CheckFileResponse> responseStream,
        ServerCallContext context
    )
    {
        var principal = context.Principal();
        var ct = context.CancellationToken;
        if (
            !await requestStream.MoveNext(ct)
            || requestStream.Current.PartCase != CheckFileRequest.PartOneofCase.Header
        )
            throw Fault.Invalid("header", "must be the first message.");
        var header = requestStream.Current.Header;
        var windowId = header.WindowId.ToId("header.window_id");
        if (!FileHeaderRules.IsFileName(header.FileName))
            throw Fault.Invalid("header.file_name", FileHeaderRules.NameRule);
        var costs = CostsPart.Of(
            header.CostsFileName,
            header.CostsBytes,
            total: null,
            (field, text) => throw Fault.Invalid($"header.{field}", text)
        );
        SheetName.Check(
            header.Sheet,
            (field, text) => throw Fault.Invalid($"header.{field}", text)
        );
        // Checked first, so that a caller that may not see the window does not send the file in vain.
        await database.InTransactionAsync(
            principal,
            tx => OwnReturn.ForReadingAsync(tx, windowId),
            ct
        );
        await using var file = UploadedBytes.CreateFile();
        await ReceiveAsync(requestStream, file, ct);
        if (costs.Bytes > 0 && costs.Bytes >= file.Length)
            throw Fault.Invalid("header.costs_bytes", "must be less than the size of both files.");
        var register = new CachedRegister(new CurrentRegister(database, principal));
        var known = await database.InTransactionAsync(
            principal,
            async tx =>
            {
                var own = await OwnReturn.ForReadingAsync(tx, windowId);
                return await ReturnContexts.ForReturnAsync(own, references, register, tx);
            },
            ct
        );
        using var turn = await turns.ToCheckAsync(principal, ct);
        await CheckAsync(known, file, header.Sheet, costs, responseStream, ct);
    }

    private static async Task ReceiveAsync(
        IAsyncStreamReader<CheckFileRequest> stream,
        Stream file,
        CancellationToken ct
    )
    {
        while (await stream.MoveNext(ct))
        {
            var content = UploadStream.Piece(
                stream.Current.PartCase == CheckFileRequest.PartOneofCase.Content
                    ? stream.Current.Content
                    : null
            );
            if (file.Length + content.Length > FileUpload.MaxBytes)
                throw Fault.Invalid(
                    "content",
                    $"must be at most {FileUpload.MaxBytes} bytes in all."
                );
            await file.WriteAsync(content, ct);
        }
    }

    // Not in a transaction: the caller may read the findings as slowly as it likes.
    private static async Task CheckAsync(
        ReturnContext known,
        Stream file,
        string sheet,
        CostsPart costs,
        IServerStreamWriter<CheckFileResponse> responses,
        CancellationToken ct
    )
    {
        try
        {
            await using var files = await ReturnFiles.OpenAsync(
                file,
                costs,
                sheet,
                known.Schema,
                known.Snapshot,
                ct
            );
            var checker = new ReturnChecker(known);
            var counts = new ReturnCounts();
            await foreach (var rows in files.ReadAsync(ct).Chunk(ReturnChecker.BatchRows))
            {
                counts.Rows += rows.Length;
                var found = (await checker.CheckAsync(rows, ct)).SelectMany(row => row.Findings);
                await TellAsync(found, counts, responses, ct);
            }
            await TellAsync(files.Finish().Concat(checker.Finish()), counts, responses, ct);
            await responses.WriteAsync(new CheckFileResponse { Report = files.Report(counts) }, ct);
        }
        catch (TableException exception)
        {
            throw FileReports.Translate(exception);
        }
    }

    private static async Task TellAsync(
        IEnumerable<Finding> findings,
        ReturnCounts counts,
        IServerStreamWriter<CheckFileResponse> responses,
        CancellationToken ct
    )
    {
        foreach (var some in findings.Chunk(FindingsInMessage))
        {
            var batch = new FindingBatch
            {
                Findings = { some.Select(finding => FoundInRow.Of(finding, "").ToProto()) },
            };
            counts.Errors += batch.Findings.Count(each => each.Severity == FindingSeverity.Error);
            counts.Warnings += batch.Findings.Count(each =>
                each.Severity == FindingSeverity.Warning
            );
            await responses.WriteAsync(new CheckFileResponse { Findings = batch }, ct);
        }
    }
}
