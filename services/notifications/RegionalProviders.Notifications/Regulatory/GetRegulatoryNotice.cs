using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Regulatory;

internal sealed partial class RegulatoryNoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<GetRegulatoryNoticeResponse> GetRegulatoryNotice(
        GetRegulatoryNoticeRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx => new GetRegulatoryNoticeResponse
            {
                Notice = (await RegulatoryNoticeRow.ReadAsync(tx, id)).ToProto(),
            },
            context.CancellationToken
        );
    }
}
