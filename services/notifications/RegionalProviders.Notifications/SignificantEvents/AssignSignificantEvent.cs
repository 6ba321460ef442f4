using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.SignificantEvents;

internal sealed class AssignSignificantEventRules : AbstractValidator<AssignSignificantEventRequest>
{
    public AssignSignificantEventRules() =>
        RuleFor(request => request.AssignedTo)
            .Must(team => !string.IsNullOrWhiteSpace(team))
            .WithMessage("must name a team or role.");
}

internal sealed partial class SignificantEventGrpcService
{
    /// <inheritdoc/>
    public override Task<AssignSignificantEventResponse> AssignSignificantEvent(
        AssignSignificantEventRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx => new AssignSignificantEventResponse
            {
                Work = await tx.ChangeEventWorkAsync(
                    id,
                    request.Etag,
                    work => work.Assign(request.AssignedTo.Trim(), tx.Now)
                ),
            },
            context.CancellationToken
        );
    }
}
