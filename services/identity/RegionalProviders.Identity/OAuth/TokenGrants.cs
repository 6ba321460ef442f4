using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using RegionalProviders.Identity.Clients;
using RegionalProviders.Identity.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>A grant for which tokens may be issued now, with the client, the user and the roles as they are now.</summary>
internal sealed record LiveGrant(
    TokenGrant Grant,
    ClientApplication Client,
    TokenUser User,
    string[] Roles
);

/// <summary>What users have allowed clients to do.</summary>
internal sealed class TokenGrants(IUserSessions users)
{
    /// <summary>
    /// The grant with its client, user and roles; null if it has ended or was revoked, the client or the user is
    /// disabled, the password or second factor has changed since, or the user no longer has a role in the client.
    /// </summary>
    internal async Task<LiveGrant?> FindLiveAsync(string id, ServiceTransaction tx)
    {
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var grant = await db.Grants.SingleOrDefaultAsync(
            grant => grant.Id == id,
            tx.CancellationToken
        );
        if (
            grant is not { Status: OpenIddictConstants.Statuses.Valid }
            || grant.ExpiresAt <= tx.Now
        )
            return null;
        var clientId = db.Entry(grant).Property<string>("ClientId").CurrentValue;
        if (await FindClientAsync(clientId, tx) is not { } client)
            return null;
        var user = await users.FindUserAsync(Guid.Parse(grant.Subject!), tx);
        if (user is null || user.SecurityStamp != grant.SecurityStamp)
            return null;
        return UserAccess.RolesOf(user, client) is { Length: > 0 } roles
            ? new LiveGrant(grant, client, user, roles)
            : null;
    }

    /// <summary>An enabled client, not necessarily the one that sent the request; null if there is none.</summary>
    internal static async Task<ClientApplication?> FindClientAsync(
        string clientId,
        ServiceTransaction tx
    )
    {
        if (!ClientManager.IsPlausible(clientId))
            return null;
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        // A client that the transaction has already read need not be named again.
        if (db.Clients.Local.FirstOrDefault(client => client.Id == clientId) is { } known)
            return known.DisabledAt is null ? known : null;
        await tx.SendAsync(SignInClients.Name(clientId));
        return await db.Clients.SingleOrDefaultAsync(
            client => client.Id == clientId && client.DisabledAt == null,
            tx.CancellationToken
        );
    }

    /// <summary>Ends a grant, and with it all its tokens.</summary>
    internal static async Task RevokeAsync(string id, ServiceTransaction tx) =>
        await RevokeAsync(
            (await tx.EntitiesAsync<IdentityDbContext>()).Grants.Where(grant => grant.Id == id),
            tx
        );

    /// <summary>Ends every grant that was made in a session.</summary>
    internal static async Task RevokeOfSessionAsync(Guid id, ServiceTransaction tx) =>
        await RevokeAsync(
            (await tx.EntitiesAsync<IdentityDbContext>()).Grants.Where(grant =>
                grant.SessionId == id
            ),
            tx
        );

    private static Task<int> RevokeAsync(IQueryable<TokenGrant> grants, ServiceTransaction tx) =>
        grants
            .Where(grant => grant.Status == OpenIddictConstants.Statuses.Valid)
            .ExecuteUpdateAsync(
                change =>
                    change.SetProperty(grant => grant.Status, OpenIddictConstants.Statuses.Revoked),
                tx.CancellationToken
            );
}
