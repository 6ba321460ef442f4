using Microsoft.AspNetCore.Identity;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

/// <summary>The framework's user classes, on the context of one transaction.</summary>
internal sealed record UserWork(
    UserAccountManager Users,
    IPasskeyHandler<UserAccount> Passkeys,
    ServiceTransaction Tx
)
{
    /// <summary>The user to change; one whom the caller does not manage is not found.</summary>
    internal async Task<UserAccount> FindAsync(string userId) =>
        await Users.FindByIdAsync(userId) ?? throw Fault.NotFound("user");

    /// <summary>The same, for changes that make no sense for a disabled user: those are refused.</summary>
    internal async Task<UserAccount> FindEnabledAsync(string userId)
    {
        var user = await FindAsync(userId);
        return user.DisabledAt is null
            ? user
            : throw Fault.StateConflict("The user is disabled for good. Create another.");
    }

    /// <summary>A new invitation; earlier links no longer work.</summary>
    internal Invitation Invite(UserAccount user, IdentityOptions options)
    {
        var token = user.Invite(Tx.Now);
        return new Invitation
        {
            Link = options.ActivationLink(token),
            ExpiresAt = user.InvitationExpiresAt!.Value.ToProto(),
        };
    }

    /// <summary>The user after a change, for the response; also records the change in the access log.</summary>
    internal User Changed(UserAccount user)
    {
        Tx.RecordAccess(user.Accessed());
        return user.ToProto();
    }
}
