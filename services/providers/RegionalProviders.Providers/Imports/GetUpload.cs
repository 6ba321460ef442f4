using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports;

internal sealed partial class ImportGrpcService
{
    /// <inheritdoc/>
    public override async Task<GetUploadResponse> GetUpload(
        GetUploadRequest request,
        ServerCallContext context
    )
    {
        var state = await uploads.GetAsync(
            context.Principal(),
            request.UploadId.ToId("upload_id"),
            context.CancellationToken
        );
        return new GetUploadResponse
        {
            ReceivedBytes = state.ReceivedBytes,
            TotalBytes = state.TotalBytes,
            ImportId = state.ImportId.ToProto(),
        };
    }
}
