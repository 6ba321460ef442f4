using FluentValidation;
using Grpc.Core;
using RegionalProviders.AccessLog;
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
        database.InTransactionAsync(
            context.Principal(),
            tx => tx.OnceAsync(request.RequestId, request, () => CreateAsync(request.Name, tx)),
            context.CancellationToken
        );

    private static async Task<CreateConsortiumResponse> CreateAsync(
        string name,
        ServiceTransaction tx
    )
    {
        var row = new ConsortiumRow
        {
            Id = Guid.CreateVersion7(tx.Now),
            Name = name,
            Version = 1,
        };
        var added = await tx.ExecuteAsync(
            """
            insert into identity.consortium (id, name, created_at, version) values (@Id, @Name, @Now, @Version)
            on conflict do nothing
            """,
            new
            {
                row.Id,
                row.Name,
                tx.Now,
                row.Version,
            }
        );
        if (added == 0)
            throw Fault.AlreadyExists("name", "name: another consortium has this name.");
        tx.RecordAccess(new AccessedObject("consortium", row.Id.ToString()));
        await tx.PublishAsync(new ConsortiumCreated(row.Id), Aggregate(row.Id));
        return new CreateConsortiumResponse { Consortium = row.ToProto() };
    }
}
