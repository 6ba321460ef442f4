using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

internal sealed partial class UserGrpcService
{
    public override Task<ResetUserSecondFactorResponse> ResetUserSecondFactor(
        ResetUserSecondFactorRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            tx => ResetAsync(request.UserId, tx),
            context.CancellationToken
        );

    private async Task<ResetUserSecondFactorResponse> ResetAsync(
        string userId,
        ServiceTransaction tx
    )
    {
        var user = await LockEnabledAsync(userId, tx);
        // Until the link is used the user cannot act.
        if (user.IsActiveAdministrator)
            await Administrators.CheckAnotherRemainsAsync(userId, tx);
        var invitation = await Invitations.IssueAsync(user.Id, tx);
        await invitations.StartAfreshAsync(user.Id, tx);
        return new ResetUserSecondFactorResponse
        {
            User = (await ReadAsync(user.Id, tx)).ToProto(),
            Invitation = Link(invitation),
        };
    }
}
