using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Inbox;

internal sealed class RecordActionRules : AbstractValidator<RecordActionRequest>
{
    public RecordActionRules()
    {
        RuleFor(request => request.Kind)
            .Must(kind => Enum.IsDefined(kind) && kind != ActionKind.Unspecified)
            .WithMessage("must be one of the values that the API names.");
        RuleFor(request => request.Note)
            .Must(note => !string.IsNullOrWhiteSpace(note))
            .When(request => request.Kind == ActionKind.Other)
            .WithMessage("must say what was done, for an action of kind other.");
    }
}

internal sealed partial class InboxGrpcService
{
    /// <inheritdoc/>
    public override Task<RecordActionResponse> RecordAction(
        RecordActionRequest request,
        ServerCallContext context
    )
    {
        var notice = request.NoticeId.ToId("notice_id");
        return database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            async tx =>
            {
                await WorkRow.AcknowledgeAsync(notice, tx);
                var action = new NoticeActionEntity(
                    Guid.CreateVersion7(tx.Now),
                    notice,
                    request.Kind,
                    request.Note.Trim(),
                    tx.Now
                );
                (await tx.EntitiesAsync<NotificationsDbContext>()).Add(action);
                return new RecordActionResponse { Action = action.ToProto() };
            },
            context.CancellationToken
        );
    }
}
