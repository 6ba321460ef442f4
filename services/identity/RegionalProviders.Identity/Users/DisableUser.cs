using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

internal sealed partial class UserGrpcService
{
    public override Task<DisableUserResponse> DisableUser(
        DisableUserRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            tx => DisableAsync(request.UserId, tx),
            context.CancellationToken
        );

    private static async Task<DisableUserResponse> DisableAsync(
        string userId,
        ServiceTransaction tx
    )
    {
        var user = await LockAsync(userId, tx);
        if (user.DisabledAt is not null)
            return new DisableUserResponse { User = user.ToProto() };
        if (user.IsActiveAdministrator)
            await Administrators.CheckAnotherRemainsAsync(userId, tx);
        // What the person knew and held is of no more use to anybody, so none of it is kept.
        await tx.ExecuteAsync(
            """
            update identity.user_account
            set disabled_at = @now, security_stamp = @stamp, version = version + 1, totp_secret = null,
                totp_encrypted_with = null, recovery_code_hashes = '{}', invitation_hash = null,
                invitation_expires_at = null, password_hash = null
            where id = @Id
            """,
            new
            {
                now = tx.Now,
                stamp = Guid.NewGuid(),
                user.Id,
            }
        );
        return new DisableUserResponse { User = (await ReadAsync(user.Id, tx)).ToProto() };
    }
}
