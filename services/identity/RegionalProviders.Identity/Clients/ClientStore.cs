using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Data;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Clients;

/// <summary>Clients as RPCs change them.</summary>
internal static class ClientStore
{
    /// <summary>The client for a change, which waits for another change of it; another council's is not found.</summary>
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
