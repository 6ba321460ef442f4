using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Submissions.Files;
using RegionalProviders.Placements.V1;
using RegionalProviders.Uploads;

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
            state.RequireOffset(upload.Offset);
            var progress = await UploadStream.ReceiveAsync(
                requestStream,
                message =>
                    message.PartCase == UploadFileRequest.PartOneofCase.Content
                        ? message.Content
                        : null,
                state,
                (at, content) => fileUploads.AppendAsync(principal, upload.Id, at, content, ct),
                ct
            );
            progress.RequireComplete();
        }
        return new UploadFileResponse
        {
            Report = state.Report ?? await fileImporter.ImportAsync(principal, upload, ct),
        };
    }
}
