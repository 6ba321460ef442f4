using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.SignificantEvents;

internal sealed class RecordFollowUpRules : AbstractValidator<RecordFollowUpRequest>
{
    public RecordFollowUpRules() =>
        RuleFor(request => request.Note)
            .Must(note => !string.IsNullOrWhiteSpace(note))
            .WithMessage("must not be empty.");
}

internal sealed partial class SignificantEventGrpcService
{
    /// <inheritdoc/>
    public override Task<RecordFollowUpResponse> RecordFollowUp(
        RecordFollowUpRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            async tx =>
            {
                await EventRow.ReadAsync(id, tx);
                var entry = new FollowUpEntity(
                    Guid.CreateVersion7(tx.Now),
                    id,
                    request.Note.Trim(),
                    tx.Now
                );
                (await tx.EntitiesAsync<NotificationsDbContext>()).Add(entry);
                return new RecordFollowUpResponse { FollowUp = entry.ToProto() };
            },
            context.CancellationToken
        );
    }
}
