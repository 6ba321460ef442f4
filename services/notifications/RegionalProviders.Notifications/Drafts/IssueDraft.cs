using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.Notices;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

internal sealed class IssueDraftRules : AbstractValidator<IssueDraftRequest>
{
    public IssueDraftRules()
    {
        RuleFor(request => request.Notice).NotNull().WithMessage("must be given.");
        RuleFor(request => request.Notice.OrganisationWide)
            .Equal(false)
            .When(request => request.Notice is not null)
            .WithMessage(
                "must be false: the draft is about one setting. Raise a notice of its own about the organisation."
            );
    }
}

internal sealed partial class NoticeDraftGrpcService
{
    /// <inheritdoc/>
    public override Task<IssueDraftResponse> IssueDraft(
        IssueDraftRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return CallerScope.RunIdempotentAsync(
            database,
            context.Principal(),
            request.RequestId,
            request,
            (tx, scope) => IssueAsync(id, request, scope, tx),
            context.CancellationToken
        );
    }

    private static async Task<IssueDraftResponse> IssueAsync(
        Guid id,
        IssueDraftRequest request,
        CallerScope scope,
        ServiceTransaction tx
    )
    {
        var raise = DraftedNotice.Complete(request, await DraftRow.ReadAsync(tx, id), scope.Today);
        RaiseNoticeRules.Require(raise);
        var notice = NewNotice.Read(raise, scope, tx);
        // The same lock order as when a notice is raised: the subject first, then its drafts.
        await SubjectLock.TakeAsync(notice.Subjects, tx);
        var existing = await DraftRow.ReadForChangeAsync(tx, id, request.Etag);
        if (!existing.Own && existing.HostIsMember && !request.LiaisedWithHost)
            throw Fault.StateConflict(
                "The host authority is to issue it. Liaise with it, and say so with liaised_with_host."
            );
        var raised = await NoticeRaising.RaiseAsync(notice, tx);
        await tx.ExecuteAsync(
            """
            update notifications.notice_draft
            set state = 'Issued', notice_id = @notice, decided_at = @Now, version = version + 1 where id = @id
            """,
            new
            {
                id,
                notice = notice.Id,
                tx.Now,
            }
        );
        return new IssueDraftResponse
        {
            Notice = raised,
            Draft = (await DraftRow.ReadAsync(tx, id)).ToProto(),
        };
    }
}
