using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
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
        return database.InTransactionAsync(
            context.Principal(),
            tx =>
                tx.OnceAsync(
                    request.RequestId,
                    request,
                    async () =>
                    {
                        await EventRow.ReadAsync(id, tx);
                        return new RecordFollowUpResponse
                        {
                            FollowUp = (await StoreAsync(id, request.Note.Trim(), tx)).ToProto(),
                        };
                    }
                ),
            context.CancellationToken
        );
    }

    private static Task<FollowUpRow> StoreAsync(Guid eventId, string note, ServiceTransaction tx) =>
        tx.QuerySingleAsync<FollowUpRow>(
            $"""
            insert into notifications.event_follow_up (id, event_id, note, recorded_at)
            values (@id, @eventId, @note, @Now)
            returning {FollowUpRow.Columns}
            """,
            new
            {
                id = Guid.CreateVersion7(tx.Now),
                eventId,
                note,
                tx.Now,
            }
        );
}

/// <summary>A follow-up as the queries read it.</summary>
internal sealed record FollowUpRow
{
    public const string Columns = "id, note, recorded_at";

    public Guid Id { get; init; }
    public string Note { get; init; } = "";
    public DateTimeOffset RecordedAt { get; init; }

    public FollowUp ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Note = Note,
            RecordedAt = RecordedAt.ToProto(),
        };
}
