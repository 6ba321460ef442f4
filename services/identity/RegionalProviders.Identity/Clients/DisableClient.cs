using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace RegionalProviders.Identity.Clients;

internal sealed partial class ClientGrpcService
{
    public override Task<DisableClientResponse> DisableClient(
        DisableClientRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            tx => DisableAsync(request.ClientId, tx),
            context.CancellationToken
        );

    private static async Task<DisableClientResponse> DisableAsync(
        string clientId,
        ServiceTransaction tx
    )
    {
        var client = await tx.LockClientAsync(clientId);
        if (client.DisabledAt is not null)
            return new DisableClientResponse { Client = client.ToProto() };
        if (client.Kind == Owner.Operator.KindName)
            await CheckAnotherOperatorRemainsAsync(clientId, tx);
        if (client.Roles.Contains(Administrators.RoleName))
            await Administrators.CheckAnotherRemainsAsync(clientId, tx);
        client.Disable(tx.Now);
        return new DisableClientResponse { Client = client.ToProto() };
    }

    private static async Task CheckAnotherOperatorRemainsAsync(
        string clientId,
        ServiceTransaction tx
    )
    {
        // One at a time, or two operators could disable each other and leave nobody.
        await tx.LockAsync("identity.disable_operator");
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var remains = await db.Clients.AnyAsync(
            client =>
                client.Kind == Owner.Operator.KindName
                && client.DisabledAt == null
                // An application that people sign in to is the platform's, but nobody who operates it.
                && client.GrantTypes.Contains(GrantTypes.ClientCredentials)
                && client.Id != clientId,
            tx.CancellationToken
        );
        if (!remains)
            throw Fault.StateConflict(
                "It is the last operator of the platform. Create another operator first."
            );
    }
}
