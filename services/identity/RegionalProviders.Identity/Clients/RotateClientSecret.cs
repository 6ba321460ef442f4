using Grpc.Core;
using RegionalProviders.Identity.Setup;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Clients;

internal sealed partial class ClientGrpcService
{
    public override Task<RotateClientSecretResponse> RotateClientSecret(
        RotateClientSecretRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            tx => RotateAsync(request.ClientId, tx),
            context.CancellationToken
        );

    private static async Task<RotateClientSecretResponse> RotateAsync(
        string clientId,
        ServiceTransaction tx
    )
    {
        var client = await tx.LockClientAsync(clientId);
        var secret = ClientSecret.Generate();
        client.Rotate(secret, tx.Principal, await SetupState.MarksAsync(tx));
        return new RotateClientSecretResponse
        {
            Client = client.ToProto(),
            ClientSecret = secret.Text,
        };
    }
}
