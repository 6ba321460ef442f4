using FluentValidation;
using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Identity.Clients;

internal sealed class CreateClientRequestValidator : AbstractValidator<CreateClientRequest>
{
    public CreateClientRequestValidator()
    {
        RuleFor(request => request.Name).IsName();
        RuleFor(request => request.PublicJwks).IsPublicKeySet();
    }
}

internal sealed partial class ClientGrpcService
{
    public override Task<CreateClientResponse> CreateClient(
        CreateClientRequest request,
        ServerCallContext context
    )
    {
        var owner = ClientOwner.Of(request, context.Principal());
        return database.InTransactionAsync(
            context.Principal(),
            tx =>
                tx.OnceAsync(
                    request.RequestId,
                    request,
                    () => CreateAsync(request, owner, tx),
                    keep: response => new CreateClientResponse { Client = response.Client }
                ),
            context.CancellationToken
        );
    }

    private static async Task<CreateClientResponse> CreateAsync(
        CreateClientRequest request,
        ClientOwner owner,
        ServiceTransaction tx
    )
    {
        await owner.CheckExistsAsync(tx);
        var secret = request.PublicJwks.Length == 0 ? ClientSecret.Generate() : null;
        var client = await NewClient.InsertAsync(
            request.Name,
            owner,
            secret,
            secret is null ? request.PublicJwks : null,
            tx
        );
        return new CreateClientResponse
        {
            Client = client.ToProto(),
            ClientSecret = secret?.Text ?? "",
        };
    }
}
