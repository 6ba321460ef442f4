using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Drafts;

internal sealed partial class NoticeDraftGrpcService
{
    /// <inheritdoc/>
    public override Task<GetDraftResponse> GetDraft(
        GetDraftRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                return new GetDraftResponse
                {
                    Draft = (await DraftRow.ReadAsync(tx, id)).ToProto(),
                };
            },
            context.CancellationToken
        );
    }
}
