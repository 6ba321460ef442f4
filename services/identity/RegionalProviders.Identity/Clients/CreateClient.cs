using FluentValidation;
using Grpc.Core;
using RegionalProviders.AccessLog;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Setup;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

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
        var owner = Owner.Of(
            new OwnerFields(
                request.Kind,
                request.CouncilId,
                request.ConsortiumIds,
                request.OrganisationId,
                request.Roles
            ),
            context.Principal()
        );
        var grants = ClientGrants.Of(request);
        return database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            tx => CreateAsync(request, owner, grants, tx),
            context.CancellationToken,
            keep: response => new CreateClientResponse { Client = response.Client }
        );
    }

    private static async Task<CreateClientResponse> CreateAsync(
        CreateClientRequest request,
        Owner owner,
        ClientGrants grants,
        ServiceTransaction tx
    )
    {
        await owner.CheckExistsAsync(tx);
        var isFirst =
            tx.Principal.Kind == PrincipalKind.Operator && owner.Kind == PrincipalKind.Council;
        if (isFirst)
        {
            if (grants.RedirectUris.Length > 0)
                throw Fault.Invalid(
                    "redirect_uris",
                    "must be empty: a council's administrators register the applications that its people sign in to."
                );
            await Administrators.CheckIsFirstAsync(owner, tx);
            await SetupState.BeginAsync(owner.CouncilId!.Value, tx);
        }

        var hasKeys = request.PublicJwks.Length > 0;
        var secret = hasKeys || grants.IsPublic ? null : ClientSecret.Generate();
        var client = new ClientApplication(
            request.Name,
            owner,
            secret,
            hasKeys ? request.PublicJwks : null,
            grants,
            isFirst,
            await SetupState.MarksAsync(tx),
            tx.Now
        );
        (await tx.EntitiesAsync<IdentityDbContext>()).Clients.Add(client);
        tx.RecordAccess(client.Accessed);
        return new CreateClientResponse
        {
            Client = client.ToProto(),
            ClientSecret = secret?.Text ?? "",
        };
    }
}
