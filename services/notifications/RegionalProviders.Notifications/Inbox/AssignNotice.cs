using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Inbox;

internal sealed partial class InboxGrpcService
{
    /// <inheritdoc/>
    public override Task<AssignNoticeResponse> AssignNotice(
        AssignNoticeRequest request,
        ServerCallContext context
    )
    {
        var notice = request.NoticeId.ToId("notice_id");
        var assignedTo = request.AssignedTo.Trim();
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var work = await WorkRow.ChangeAsync(
                    "assigned_to = @assignedTo",
                    new { notice, assignedTo },
                    tx
                );
                return new AssignNoticeResponse { Work = work.ToProto() };
            },
            context.CancellationToken
        );
    }
}
