using FluentValidation;
using Grpc.Core;
using RegionalProviders.Errors;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Notifications.Drafts;

internal sealed class DismissDraftRules : AbstractValidator<DismissDraftRequest>
{
    public DismissDraftRules() =>
        RuleFor(request => request.Reason)
            .Must(reason => !string.IsNullOrWhiteSpace(reason))
            .WithMessage("must not be empty.");
}

internal sealed partial class NoticeDraftGrpcService
{
    /// <inheritdoc/>
    public override Task<DismissDraftResponse> DismissDraft(
        DismissDraftRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var held = await DraftRow.ReadForChangeAsync(tx, id, request.Etag);
                if (!held.Own)
                    throw Fault.StateConflict(
                        "Only the host authority decides that members need no warning. Record what your own council does about its placements."
                    );
                await tx.ExecuteAsync(
                    """
                    update notifications.notice_draft
                    set state = 4, reason = @reason, decided_at = @Now, version = version + 1 where id = @id
                    """,
                    new
                    {
                        id,
                        reason = request.Reason.Trim(),
                        tx.Now,
                    }
                );
                return new DismissDraftResponse
                {
                    Draft = (await DraftRow.ReadAsync(tx, id)).ToProto(),
                };
            },
            context.CancellationToken
        );
    }
}
