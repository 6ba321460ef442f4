using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
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
        return database.InTransactionAsync(
            context.Principal(),
            tx =>
                tx.OnceAsync(
                    request.RequestId,
                    request,
                    async () =>
                    {
                        await WorkRow.AcknowledgeAsync(notice, tx);
                        return new RecordActionResponse
                        {
                            Action = (await RecordAsync(notice, request, tx)).ToProto(),
                        };
                    }
                ),
            context.CancellationToken
        );
    }

    private static Task<ActionRow> RecordAsync(
        Guid notice,
        RecordActionRequest request,
        ServiceTransaction tx
    ) =>
        tx.QuerySingleAsync<ActionRow>(
            $"""
            insert into notifications.notice_action (id, notice_id, kind, note, recorded_at)
            values (@id, @notice, @kind, @note, @Now)
            returning {ActionRow.Columns}
            """,
            new
            {
                id = Guid.CreateVersion7(tx.Now),
                notice,
                kind = (short)request.Kind,
                note = request.Note.Trim(),
                tx.Now,
            }
        );
}
