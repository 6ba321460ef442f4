using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Submissions.Files;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override async Task<UploadFileResponse> UploadFile(
        IAsyncStreamReader<UploadFileRequest> requestStream,
        ServerCallContext context
    )
    {
        var principal = context.Principal();
        var ct = context.CancellationToken;
        if (
            !await requestStream.MoveNext(ct)
            || requestStream.Current.PartCase != UploadFileRequest.PartOneofCase.Header
        )
            throw Fault.Invalid("header", "must be the first message.");
        var upload = FileUpload.Of(requestStream.Current.Header);

        var state = await fileUploads.BeginAsync(principal, upload, ct);
        if (state.Report is null)
        {
            if (upload.Offset != state.ReceivedBytes)
                throw state.WrongOffset();
            state = await ReceiveAsync(requestStream, principal, upload.Id, state, ct);
            if (!state.IsComplete)
                throw state.Incomplete();
        }
        return new UploadFileResponse
        {
            Report = state.Report ?? await fileImporter.ImportAsync(principal, upload, ct),
        };
    }

    private async Task<FileUploadState> ReceiveAsync(
        IAsyncStreamReader<UploadFileRequest> stream,
        Principal principal,
        Guid id,
        FileUploadState state,
        CancellationToken ct
    )
    {
        while (await stream.MoveNext(ct))
        {
            if (stream.Current.PartCase != UploadFileRequest.PartOneofCase.Content)
                throw Fault.Invalid("content", "must follow the header; there is one header only.");
            var content = stream.Current.Content.Memory;
            if (content.Length > FileUpload.MaxBytesAtOnce)
                throw Fault.Invalid(
                    "content",
                    $"must be at most {FileUpload.MaxBytesAtOnce} bytes a message."
                );
            if (state.ReceivedBytes + content.Length > state.TotalBytes)
                throw Fault.Invalid("content", "is more than header.total_bytes.");
            if (content.IsEmpty)
                continue;
            await fileUploads.AppendAsync(principal, id, state.ReceivedBytes, content, ct);
            state = state with { ReceivedBytes = state.ReceivedBytes + content.Length };
        }
        return state;
    }
}
