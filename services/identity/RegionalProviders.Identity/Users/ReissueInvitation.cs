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
        transactions.RunAsync(
            context.Principal(),
            async work =>
            {
                var user = await FindEnabledAsync(request.UserId, work);
                var invitation = Invite(user, work);
                return new ReissueInvitationResponse
                {
                    User = Changed(user, work),
                    Invitation = invitation,
                };
            },
            context.CancellationToken
        );
}
