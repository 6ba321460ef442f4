using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override async Task<GetFileUploadResponse> GetFileUpload(
        GetFileUploadRequest request,
        ServerCallContext context
    )
    {
        var state = await fileUploads.GetAsync(
            context.Principal(),
            request.UploadId.ToId("upload_id"),
            context.CancellationToken
        );
        return new GetFileUploadResponse
        {
            ReceivedBytes = state.ReceivedBytes,
            TotalBytes = state.TotalBytes,
            Done = state.Report is not null,
        };
    }
}
