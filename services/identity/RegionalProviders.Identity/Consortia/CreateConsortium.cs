using FluentValidation;
using Grpc.Core;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Events;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Consortia;

internal sealed class CreateConsortiumRequestValidator : AbstractValidator<CreateConsortiumRequest>
{
    public CreateConsortiumRequestValidator() => RuleFor(request => request.Name).IsName();
}

internal sealed partial class ConsortiumGrpcService
{
    public override Task<CreateConsortiumResponse> CreateConsortium(
        CreateConsortiumRequest request,
        ServerCallContext context
    ) =>
        database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            tx => CreateAsync(request.Name, tx),
            context.CancellationToken
        );

    private static async Task<CreateConsortiumResponse> CreateAsync(
        string name,
        ServiceTransaction tx
    )
    {
        var consortium = new Consortium(name, tx.Now);
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        db.Add(consortium);
        await tx.SaveUniqueAsync(
            ConsortiumConfiguration.UniqueNameIndex,
            () => Fault.AlreadyExists("name", "name: another consortium has this name.")
        );
        tx.RecordAccess(new AccessedObject("consortium", consortium.Id.ToString()));
        await tx.PublishAsync(
            new ConsortiumCreated(consortium.Id),
            Consortium.Aggregate(consortium.Id)
        );
        return new CreateConsortiumResponse
        {
            Consortium = new ConsortiumRow
            {
                Id = consortium.Id,
                Name = consortium.Name,
                Version = consortium.Version,
            }.ToProto(),
        };
    }
}
