using Grpc.Core;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Users;

internal sealed partial class UserGrpcService
{
    public override Task<ReissueInvitationResponse> ReissueInvitation(
        ReissueInvitationRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var user = await LockEnabledAsync(request.UserId, tx);
                var invitation = await Invitations.IssueAsync(user.Id, tx);
                return new ReissueInvitationResponse
                {
                    User = (await ReadAsync(user.Id, tx)).ToProto(),
                    Invitation = Link(invitation),
                };
            },
            context.CancellationToken
        );
}
