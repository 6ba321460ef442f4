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
    /// <summary>The client for a change; another council's is not found.</summary>
    private static async Task<ClientRow> LockAsync(string clientId, ServiceTransaction tx)
    {
        var client =
            await tx.QuerySingleOrDefaultAsync<ClientRow>(
                $"{ClientRow.Select} where client_id = @clientId for update",
                new { clientId }
            ) ?? throw Fault.NotFound("client");
        tx.RecordAccess(client.Accessed);
        return client;
    }
}
