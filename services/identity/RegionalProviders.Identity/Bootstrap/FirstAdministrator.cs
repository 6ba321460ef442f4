using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Clients;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Bootstrap;

/// <summary>Creates the operator client that gives access to a new platform.</summary>
public static class FirstAdministrator
{
    // A subject of its own: the policies let no other principal that is not an operator create operators.
    private static readonly Principal Bootstrap = Principal.System("identity-bootstrap");

    /// <summary>
    /// Creates an operator client on a platform that never had one; returns false if there is or was one. If several
    /// processes start at once, only one of them creates it.
    /// </summary>
    /// <remarks>
    /// The credentials are stored before the transaction commits. In the opposite order, a crash in between would leave
    /// an operator whose secret nobody has, and no second attempt. In this order the worst outcome is stored
    /// credentials without a client, which the next start replaces; if they cannot be stored, nothing is committed.
    /// </remarks>
    /// <param name="services">Services of an application that has this module.</param>
    /// <param name="store">Stores the credentials durably, readable by the administrator only.</param>
    /// <param name="cancellationToken">Cancels the attempt; nothing is committed.</param>
    public static Task<bool> EnsureAsync(
        IServiceProvider services,
        Func<AdministratorCredentials, CancellationToken, Task> store,
        CancellationToken cancellationToken
    ) =>
        services
            .GetRequiredService<IdentityDatabase>()
            .InTransactionAsync(Bootstrap, tx => EnsureAsync(store, tx), cancellationToken);

    private static async Task<bool> EnsureAsync(
        Func<AdministratorCredentials, CancellationToken, Task> store,
        ServiceTransaction tx
    )
    {
        await tx.LockAsync("identity.first_administrator");
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        if (
            await db.Clients.AnyAsync(
                client => client.Kind == Owner.Operator.KindName,
                tx.CancellationToken
            )
        )
            return false;

        var secret = ClientSecret.Generate();
        var client = new ClientApplication(
            "First administrator",
            Owner.Operator,
            secret,
            publicJwks: null,
            ClientGrants.CredentialsOnly,
            madeByOperator: false,
            descendsFromOperator: false,
            tx.Now
        );
        db.Clients.Add(client);
        tx.RecordAccess(client.Accessed);
        // Saved before the credentials are stored: a client that the database refuses is no administrator.
        await tx.SaveAsync();
        await store(new AdministratorCredentials(client.Id!, secret.Text), tx.CancellationToken);
        return true;
    }
}
