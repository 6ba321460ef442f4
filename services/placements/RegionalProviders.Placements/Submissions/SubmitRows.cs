using System.Runtime.CompilerServices;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Submissions.Rows;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    private const int FindingsInMessage = 1000;

    /// <inheritdoc/>
    public override async Task SubmitRows(
        IAsyncStreamReader<SubmitRowsRequest> requestStream,
        IServerStreamWriter<SubmitRowsResponse> responseStream,
        ServerCallContext context
    )
    {
        var ct = context.CancellationToken;
        if (
            !await requestStream.MoveNext(ct)
            || requestStream.Current.PartCase != SubmitRowsRequest.PartOneofCase.Header
        )
            throw Fault.Invalid("header", "must be the first message.");
        var header = RowUploadHeader.Of(requestStream.Current.Header);

        var session = await rowUploads.BeginAsync(context.Principal(), header, ct);
        var acknowledged = session.LastNumber;
        await responseStream.WriteAsync(
            new SubmitRowsResponse { AcknowledgedNumber = acknowledged },
            ct
        );
        var pipeline = new RowPipeline(session);
        var batches = BatchesAsync(requestStream, header.Columns.Length, ct);
        await foreach (var stored in pipeline.StoreAsync(batches, ct))
        {
            acknowledged = Math.Max(acknowledged, stored.LastNumber);
            await responseStream.WriteAsync(Answer(acknowledged, stored), ct);
        }
        await AnswerEndAsync(await session.FinishAsync(ct), acknowledged, responseStream, ct);
    }

    private static async IAsyncEnumerable<IReadOnlyList<SubmittedRow>> BatchesAsync(
        IAsyncStreamReader<SubmitRowsRequest> requests,
        int columns,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        for (var last = 0; await requests.MoveNext(ct); )
        {
            if (requests.Current.PartCase != SubmitRowsRequest.PartOneofCase.Rows)
                throw Fault.Invalid("rows", "must follow the header; there is one header only.");
            var rows = requests.Current.Rows.Rows;
            if (rows.Count == 0)
                continue;
            last = CheckBatch(rows, columns, last);
            yield return rows;
        }
    }

    private static int CheckBatch(
        Google.Protobuf.Collections.RepeatedField<SubmittedRow> rows,
        int columns,
        int last
    )
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Number <= last)
                throw Fault.Invalid(
                    $"rows.rows[{i}].number",
                    "must be at least 1 and greater than that of the row before."
                );
            if (rows[i].Values.Count > columns)
                throw Fault.Invalid(
                    $"rows.rows[{i}].values",
                    $"must be at most {columns}, as many as the header names columns."
                );
            last = rows[i].Number;
        }
        return last;
    }

    private static SubmitRowsResponse Answer(int acknowledged, EncryptedBatch stored) =>
        new()
        {
            AcknowledgedNumber = acknowledged,
            Findings =
            {
                stored
                    .Rows.SelectMany(each => each.Checked.Findings)
                    .Select(finding => finding.ToProto()),
            },
        };

    // The findings of a whole return may exceed the size of one message.
    private static async Task AnswerEndAsync(
        (ReturnCounts Counts, IReadOnlyList<FoundInRow> Findings) end,
        int acknowledged,
        IServerStreamWriter<SubmitRowsResponse> responses,
        CancellationToken ct
    )
    {
        foreach (var findings in end.Findings.Chunk(FindingsInMessage))
            await responses.WriteAsync(
                new SubmitRowsResponse
                {
                    AcknowledgedNumber = acknowledged,
                    Findings = { findings.Select(finding => finding.ToProto()) },
                },
                ct
            );
        await responses.WriteAsync(
            new SubmitRowsResponse { AcknowledgedNumber = acknowledged, Counts = end.Counts },
            ct
        );
    }
}
