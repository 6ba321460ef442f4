using Microsoft.Extensions.Options;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Users;

/// <summary>Users. Row-level security decides whom a caller manages; the rules of kind and role are here.</summary>
internal sealed partial class UserGrpcService(
    IdentityDatabase database,
    UserTransactions transactions,
    IOptions<IdentityOptions> options
) : UserService.UserServiceBase
{
    /// <summary>The user for a change; one whom the caller does not manage is not found.</summary>
    private static async Task<UserAccount> FindAsync(string userId, UserWork work) =>
        await work.Users.FindByIdAsync(userId) ?? throw Fault.NotFound("user");

    /// <summary>The same, for changes of who may sign in: there is nothing to change about a disabled user.</summary>
    private static async Task<UserAccount> FindEnabledAsync(string userId, UserWork work)
    {
        var user = await FindAsync(userId, work);
        return user.DisabledAt is null
            ? user
            : throw Fault.StateConflict("The user is disabled for good. Create another.");
    }

    /// <summary>The user after a change, as the answer has it; the access log names it.</summary>
    private static User Changed(UserAccount user, UserWork work)
    {
        work.Tx.RecordAccess(user.Accessed());
        return user.ToProto();
    }

    private Invitation Invite(UserAccount user, UserWork work)
    {
        var token = user.Invite(work.Tx.Now);
        return new Invitation
        {
            Link = options.Value.ActivationLink(token),
            ExpiresAt = user.InvitationExpiresAt!.Value.ToProto(),
        };
    }
}
