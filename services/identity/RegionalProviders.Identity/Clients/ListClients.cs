using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Clients;

internal sealed partial class ClientGrpcService
{
    public override async Task<ListClientsResponse> ListClients(
        ListClientsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var councilId = request.CouncilId.ToOptionalId("council_id");
        var (name, clientId) = page.After is { } keys ? (keys.Text(0), keys.Text(1)) : ("", "");
        var found = await database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                return await db
                    .Clients.AsNoTracking()
                    .Where(client => councilId == null || client.CouncilId == councilId)
                    .Where(client => request.IncludeDisabled || client.DisabledAt == null)
                    .Where(client =>
                        name == ""
                        || EF.Functions.GreaterThan(
                            ValueTuple.Create(client.Name, client.Id),
                            ValueTuple.Create(name, clientId)
                        )
                    )
                    .OrderBy(client => client.Name)
                    .ThenBy(client => client.Id)
                    .Take(page.Fetch)
                    .ToListAsync(tx.CancellationToken);
            },
            context.CancellationToken
        );
        var next = page.Cut(
            found,
            client => [client.Name, client.Id!],
            client => client.ToProto(),
            out var clients
        );
        return new ListClientsResponse { Clients = { clients }, NextPageToken = next };
    }
}
