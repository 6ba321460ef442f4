using Grpc.Core;
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
        var client = await LockAsync(clientId, tx);
        if (client.UsesKey)
            throw Fault.StateConflict("The client signs in with its own keys and has no secret.");
        if (client.IsPublic)
            throw Fault.StateConflict("The client is public and has no secret.");
        if (client.DisabledAt is not null)
            throw Fault.StateConflict("The client is disabled for good. Create another.");
        var secret = ClientSecret.Generate();
        await tx.ExecuteAsync(
            """
            update identity.client set secret_salt = @Salt, secret_hash = @Hash, version = version + 1
            where client_id = @clientId
            """,
            new
            {
                secret.Salt,
                secret.Hash,
                clientId,
            }
        );
        return new RotateClientSecretResponse
        {
            Client = client.ToProto(),
            ClientSecret = secret.Text,
        };
    }
}
