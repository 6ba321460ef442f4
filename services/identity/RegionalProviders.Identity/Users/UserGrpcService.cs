using Microsoft.Extensions.Options;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

/// <summary>Users. Row-level security decides whom a caller manages; the rules of kind and role are here.</summary>
internal sealed partial class UserGrpcService(
    IdentityDatabase database,
    Invitations invitations,
    IOptions<IdentityOptions> options
) : UserService.UserServiceBase
{
    /// <summary>The user for a change; one whom the caller does not manage is not found.</summary>
    private static async Task<UserRow> LockAsync(string userId, ServiceTransaction tx) =>
        await tx.QuerySingleOrDefaultAsync<UserRow>(
            $"{UserRow.Select} where id = @id for update",
            new { id = IdOf(userId) }
        ) ?? throw Fault.NotFound("user");

    /// <summary>The same, for changes of who may sign in: there is nothing to change about a disabled user.</summary>
    private static async Task<UserRow> LockEnabledAsync(string userId, ServiceTransaction tx)
    {
        var user = await LockAsync(userId, tx);
        return user.DisabledAt is null
            ? user
            : throw Fault.StateConflict("The user is disabled for good. Create another.");
    }

    /// <summary>The user after a change; the access log names it.</summary>
    private static async Task<UserRow> ReadAsync(Guid id, ServiceTransaction tx)
    {
        var row = await tx.QuerySingleAsync<UserRow>(
            $"{UserRow.Select} where id = @id",
            new { id }
        );
        tx.RecordAccess(row.Accessed);
        return row;
    }

    // Whatever is no id is nobody's: the same answer as for an id of nobody.
    private static Guid IdOf(string userId) =>
        Guid.TryParseExact(userId, "D", out var id) ? id : Guid.Empty;

    private Invitation Link(NewInvitation invitation) =>
        new()
        {
            Link = options.Value.ActivationLink(invitation.Token),
            ExpiresAt = invitation.ExpiresAt.ToProto(),
        };
}
