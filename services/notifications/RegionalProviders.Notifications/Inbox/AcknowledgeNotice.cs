using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Inbox;

internal sealed partial class InboxGrpcService
{
    /// <inheritdoc/>
    public override Task<AcknowledgeNoticeResponse> AcknowledgeNotice(
        AcknowledgeNoticeRequest request,
        ServerCallContext context
    )
    {
        var notice = request.NoticeId.ToId("notice_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx => new AcknowledgeNoticeResponse
            {
                Work = (await WorkRow.AcknowledgeAsync(notice, tx)).ToProto(),
            },
            context.CancellationToken
        );
    }
}
