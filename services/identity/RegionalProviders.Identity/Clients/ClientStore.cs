using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Data;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Clients;

/// <summary>Loads clients for the RPCs that change them.</summary>
internal static class ClientStore
{
    /// <summary>
    /// Locks the client for a change, waiting for any other change of it; another council's client is not found.
    /// </summary>
    internal static async Task<ClientApplication> LockClientAsync(
        this ServiceTransaction tx,
        string clientId
    )
    {
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var found = ClientManager.IsPlausible(clientId)
            ? await db
                .Clients.FromSql(
                    $"select * from identity.client where client_id = {clientId} for update"
                )
                .ToListAsync(tx.CancellationToken)
            : [];
        if (found is not [var client])
            throw Fault.NotFound("client");
        tx.RecordAccess(client.Accessed);
        return client;
    }
}
