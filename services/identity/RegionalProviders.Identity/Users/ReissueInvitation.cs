using Grpc.Core;
using RegionalProviders.Identity.Setup;
using RegionalProviders.Identity.Shared;
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
                var user = await work.FindEnabledAsync(request.UserId);
                Administrators.CheckIsNotAnothers(user, work.Tx.Principal);
                user.MarkIf(await SetupState.MarksAsync(work.Tx));
                var invitation = work.Invite(user, options.Value);
                return new ReissueInvitationResponse
                {
                    User = work.Changed(user),
                    Invitation = invitation,
                };
            },
            context.CancellationToken
        );
}
