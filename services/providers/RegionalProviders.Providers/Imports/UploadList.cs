using Grpc.Core;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports;

internal sealed partial class ImportGrpcService
{
    private const int MaxChunkBytes = 1024 * 1024;

    /// <inheritdoc/>
    public override async Task<UploadListResponse> UploadList(
        IAsyncStreamReader<UploadListRequest> requestStream,
        ServerCallContext context
    )
    {
        var principal = context.Principal();
        var ct = context.CancellationToken;
        if (
            !await requestStream.MoveNext(ct)
            || requestStream.Current.PartCase != UploadListRequest.PartOneofCase.Header
        )
            throw Fault.Invalid("header", "must be the first message.");
        var header = requestStream.Current.Header;
        var today = LondonTime.DateOf(database.Time.GetUtcNow());
        var upload = UploadHeaderRules.Check(header, options.Value, today);

        var state = await uploads.BeginAsync(principal, upload, ct);
        if (state.ImportId is null)
        {
            if (header.Offset != state.ReceivedBytes)
                throw Uploads.WrongOffset(state);
            state = await ReceiveAsync(requestStream, principal, upload.Id, state, ct);
            if (state.ReceivedBytes < state.TotalBytes)
                throw Uploads.Incomplete(state);
        }
        var import = state.ImportId ?? await importer.ImportAsync(principal, upload, ct);
        return new UploadListResponse { Report = await ReportAsync(principal, import, ct) };
    }

    private async Task<UploadState> ReceiveAsync(
        IAsyncStreamReader<UploadListRequest> stream,
        Principal principal,
        Guid id,
        UploadState state,
        CancellationToken ct
    )
    {
        while (await stream.MoveNext(ct))
        {
            if (stream.Current.PartCase != UploadListRequest.PartOneofCase.Content)
                throw Fault.Invalid("content", "must follow the header; there is one header only.");
            var content = stream.Current.Content.Memory;
            if (content.Length > MaxChunkBytes)
                throw Fault.Invalid("content", $"must be at most {MaxChunkBytes} bytes a message.");
            if (state.ReceivedBytes + content.Length > state.TotalBytes)
                throw Fault.Invalid("content", "is more than header.total_bytes.");
            if (content.IsEmpty)
                continue;
            await uploads.AppendAsync(principal, id, state.ReceivedBytes, content, ct);
            state = state with { ReceivedBytes = state.ReceivedBytes + content.Length };
        }
        return state;
    }
}
