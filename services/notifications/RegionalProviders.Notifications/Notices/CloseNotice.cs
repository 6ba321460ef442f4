using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Notices;

internal sealed class CloseNoticeRules : AbstractValidator<CloseNoticeRequest>
{
    public CloseNoticeRules() =>
        RuleFor(request => request.Note)
            .Must(note => !string.IsNullOrWhiteSpace(note))
            .WithMessage("must not be empty.");
}

internal sealed partial class NoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<CloseNoticeResponse> CloseNotice(
        CloseNoticeRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var existing = await NoticeRow.ReadForChangeAsync(tx, id, request.Etag);
                existing.RequireOpen();
                if (existing.Matters.Intersect(ProtocolMatterRules.Limits).Any())
                    throw Fault.StateConflict(
                        "The notice limits purchasing. Raise the notice that lifts it (matter 15 or 17) or ends the contracts (18), with closes_notice_id: that closes this one."
                    );
                var closed = await NoticeVersions.AddAsync(
                    existing,
                    new NextVersion(NoticeChange.Closed, NoticeState.Closed)
                    {
                        Note = request.Note.Trim(),
                    },
                    tx
                );
                return new CloseNoticeResponse { Notice = closed.ToProto() };
            },
            context.CancellationToken
        );
    }
}
