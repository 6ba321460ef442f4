using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Workshop.Data;
using RegionalProviders.Workshop.Events;
using RegionalProviders.Workshop.V1;

namespace RegionalProviders.Workshop.Sprockets;

internal sealed class CreateSprocketRequestValidator : AbstractValidator<CreateSprocketRequest>
{
    public CreateSprocketRequestValidator() =>
        RuleFor(request => request.Sprocket)
            .NotNull()
            .WithMessage("must be given.")
            .ChildRules(part =>
                part.RuleFor(each => each.Name)
                    .Must(name => !string.IsNullOrWhiteSpace(name))
                    .WithMessage("must not be empty.")
            );
}

internal sealed partial class SprocketGrpcService
{
    /// <inheritdoc/>
    public override Task<CreateSprocketResponse> CreateSprocket(
        CreateSprocketRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            tx =>
                tx.RunIdempotentAsync(
                    request.RequestId,
                    request,
                    async () =>
                    {
                        var entities = await tx.EntitiesAsync<WorkshopDbContext>();
                        var created = Sprocket.Create(request.Sprocket.Name, tx.Now);
                        entities.Add(created);
                        await tx.PublishAsync(
                            new SprocketCreated(created.Id),
                            created.Id.ToString()
                        );
                        return new CreateSprocketResponse { Sprocket = created.ToProto() };
                    }
                ),
            context.CancellationToken
        );
}
