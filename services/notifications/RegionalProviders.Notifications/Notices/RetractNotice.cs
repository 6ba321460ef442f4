using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Drafts;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

internal sealed class RetractNoticeRules : AbstractValidator<RetractNoticeRequest>
{
    public RetractNoticeRules() =>
        RuleFor(request => request.Reason)
            .Must(reason => !string.IsNullOrWhiteSpace(reason))
            .WithMessage("must not be empty.");
}

internal sealed partial class NoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<RetractNoticeResponse> RetractNotice(
        RetractNoticeRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                // Waits for a draft that is being covered by this notice, which is then visible and returned to waiting.
                await SubjectLock.TakeAsync((await NoticeRow.ReadAsync(tx, id)).Subjects, tx);
                var existing = await NoticeRow.ReadForChangeAsync(tx, id, request.Etag);
                if (existing.State == NoticeState.Retracted)
                    throw Fault.StateConflict("The notice is retracted already.");
                var retracted = await NoticeVersions.AddAsync(
                    existing,
                    new NextVersion(NoticeChange.Retracted, NoticeState.Retracted)
                    {
                        Note = request.Reason.Trim(),
                    },
                    tx
                );
                await ReopenAsync(existing, tx);
                await DraftLinks.ReopenAsync(existing.Id, deadlines, tx);
                return new RetractNoticeResponse { Notice = retracted.ToProto() };
            },
            context.CancellationToken
        );
    }

    // If the lifting was an error, the suspension is still in force.
    private static async Task ReopenAsync(NoticeRow retracted, ServiceTransaction tx)
    {
        if (retracted.ClosesNoticeId is not { } id)
            return;
        var closed = await NoticeRow.ReadForChangeAsync(tx, id, etag: "");
        if (closed.State == NoticeState.Closed && closed.ClosedByNoticeId == retracted.Id)
            await NoticeVersions.AddAsync(
                closed,
                new NextVersion(NoticeChange.Reopened, NoticeState.Open),
                tx
            );
    }
}
