using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Clients;

/// <summary>Machine clients. Row-level security keeps every council to its own; the rules of kind and role are here.</summary>
internal sealed partial class ClientGrpcService(IdentityDatabase database)
    : ClientService.ClientServiceBase
{
    /// <summary>The client for a change, which waits for another change of it; another council's is not found.</summary>
    private static async Task<ClientApplication> LockAsync(string clientId, ServiceTransaction tx)
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
