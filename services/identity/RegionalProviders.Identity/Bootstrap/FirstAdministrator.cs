using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Clients;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Bootstrap;

/// <summary>The operator client with which an empty platform is taken into use.</summary>
public static class FirstAdministrator
{
    // Its own subject: the policies let nobody else make operators without being one.
    private static readonly Principal Bootstrap = Principal.System("identity-bootstrap");

    /// <summary>
    /// Creates an operator client on a platform that never had one; returns false where there is or was one. Of several
    /// processes that start at once, one creates.
    /// </summary>
    /// <remarks>
    /// The credentials are stored before the transaction commits. Were it the other way round, a crash in between would
    /// leave an operator whose secret nobody has, and no second try. This way it leaves at worst stored credentials of
    /// no client, which the next start replaces; and where they cannot be stored, nothing is committed.
    /// </remarks>
    /// <param name="services">Services of an application that has this module.</param>
    /// <param name="store">Keeps the credentials, durably and for the administrator's eyes only.</param>
    /// <param name="cancellationToken">Ends the attempt without a trace.</param>
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
            tx.Now
        );
        db.Clients.Add(client);
        tx.RecordAccess(client.Accessed);
        // Before they are stored: what the database refuses is no administrator.
        await tx.SaveAsync();
        await store(new AdministratorCredentials(client.Id!, secret.Text), tx.CancellationToken);
        return true;
    }
}
