using Grpc.Core;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Notifications.Notices;

internal sealed partial class NoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<RaiseNoticeResponse> RaiseNotice(
        RaiseNoticeRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                scope.RequireAny();
                return await tx.OnceAsync(
                    request.RequestId,
                    request,
                    async () =>
                        new RaiseNoticeResponse
                        {
                            Notice = await NoticeRaising.RaiseAsync(
                                NewNotice.Read(request, scope, tx),
                                tx
                            ),
                        }
                );
            },
            context.CancellationToken
        );
}
