using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.SignificantEvents;

internal sealed class CloseSignificantEventRules : AbstractValidator<CloseSignificantEventRequest>
{
    public CloseSignificantEventRules() =>
        RuleFor(request => request.Outcome)
            .Must(outcome => !string.IsNullOrWhiteSpace(outcome))
            .WithMessage("must not be empty.");
}

internal sealed partial class SignificantEventGrpcService
{
    /// <inheritdoc/>
    public override Task<CloseSignificantEventResponse> CloseSignificantEvent(
        CloseSignificantEventRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx => new CloseSignificantEventResponse
            {
                Work = await tx.ChangeEventWorkAsync(
                    id,
                    request.Etag,
                    work => work.Close(request.Outcome.Trim(), tx.Now)
                ),
            },
            context.CancellationToken
        );
    }
}
