using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Clients;

internal sealed partial class ClientGrpcService
{
    public override Task<GetClientResponse> GetClient(
        GetClientRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                var client = ClientManager.IsPlausible(request.ClientId)
                    ? await db
                        .Clients.AsNoTracking()
                        .SingleOrDefaultAsync(
                            client => client.Id == request.ClientId,
                            tx.CancellationToken
                        )
                    : null;
                return new GetClientResponse
                {
                    Client = client?.ToProto() ?? throw Fault.NotFound("client"),
                };
            },
            context.CancellationToken
        );
}
