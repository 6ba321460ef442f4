using FluentValidation;
using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

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
                var existing = await DraftRow.ReadForChangeAsync(tx, id, request.Etag);
                await RequireMayDecideAsync(existing, tx);
                await tx.ExecuteAsync(
                    """
                    update notifications.notice_draft
                    set state = 'Dismissed', reason = @reason, decided_at = @Now, version = version + 1 where id = @id
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

    private static async Task RequireMayDecideAsync(DraftRow existing, ServiceTransaction tx)
    {
        if (existing.Own)
            return;
        if (tx.Principal.Kind != PrincipalKind.Coordinator)
            throw Fault.StateConflict(
                "Only the host authority decides that members need no warning. Record what your own council does about its placements."
            );
        if (existing.HostIsMember)
            throw Fault.StateConflict("The host authority decides whether members need a warning.");
        if (
            !await tx.QuerySingleAsync<bool>(
                "select notifications.decides_alone(@Id)",
                new { existing.Id }
            )
        )
            throw Fault.StateConflict(
                "Councils of another consortium have children there, and may have to be warned. They issue the draft; or have the register name the host authority (UpdateSetting), which then decides."
            );
    }
}
