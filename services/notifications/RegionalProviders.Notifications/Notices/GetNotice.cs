using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Notices;

internal sealed partial class NoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<GetNoticeResponse> GetNotice(
        GetNoticeRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx => new GetNoticeResponse
            {
                Notice = (await NoticeRow.ReadAsync(tx, id)).ToProto(),
            },
            context.CancellationToken
        );
    }
}
