using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

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
                Work = await ChangeAsync(
                    id,
                    request.Etag,
                    "assigned_to = @text, assigned_at = coalesce(assigned_at, @Now)",
                    request.AssignedTo,
                    tx
                ),
            },
            context.CancellationToken
        );
    }

    private static async Task<EventWork> ChangeAsync(
        Guid id,
        string etag,
        string set,
        string text,
        ServiceTransaction tx
    )
    {
        var held = await EventRow.ReadForWorkAsync(id, etag, tx);
        if (held.ClosedAt is not null)
            throw Fault.StateConflict(
                "The council has closed the event. Record what is new with RecordFollowUp."
            );
        await tx.ExecuteAsync(
            $"""
            update notifications.event_work set {set}, version = version + 1
            where council_id = (select notifications.tenant_id()) and event_id = @id
            """,
            new
            {
                id,
                text = text.Trim(),
                tx.Now,
            }
        );
        return (await EventRow.ReadAsync(id, tx)).ToWork(tx);
    }
}
