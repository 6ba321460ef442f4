using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Notices;

internal sealed partial class NoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<RaiseNoticeResponse> RaiseNotice(
        RaiseNoticeRequest request,
        ServerCallContext context
    ) =>
        CallerScope.RunIdempotentAsync(
            database,
            context.Principal(),
            request.RequestId,
            request,
            async (tx, scope) =>
                new RaiseNoticeResponse
                {
                    Notice = await NoticeRaising.RaiseAsync(NewNotice.Read(request, scope, tx), tx),
                },
            context.CancellationToken
        );
}
