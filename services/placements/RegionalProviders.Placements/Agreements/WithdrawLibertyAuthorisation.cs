using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed class WithdrawLibertyAuthorisationRules
    : RequestChecks<WithdrawLibertyAuthorisationRequest>
{
    protected override void Check(WithdrawLibertyAuthorisationRequest request, FieldChecks checks)
    {
        checks.Id(request.AgreementId, "agreement_id");
        checks.Id(request.AuthorisationId, "authorisation_id");
        checks.That(!string.IsNullOrWhiteSpace(request.Reason), "reason", "must not be empty.");
    }
}

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<WithdrawLibertyAuthorisationResponse> WithdrawLibertyAuthorisation(
        WithdrawLibertyAuthorisationRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            tx => tx.OnceAsync(request.RequestId, request, () => WithdrawLibertyAsync(request, tx)),
            context.CancellationToken
        );

    private static async Task<WithdrawLibertyAuthorisationResponse> WithdrawLibertyAsync(
        WithdrawLibertyAuthorisationRequest request,
        ServiceTransaction tx
    )
    {
        var row = await AgreementRow.LockAsync(request.AgreementId.ToId("agreement_id"), tx);
        var isWithdrawn =
            await tx.QuerySingleOrDefaultAsync<bool?>(
                """
                update placements.liberty_authorisation l
                set withdrawn_at = coalesce(held.withdrawn_at, @Now),
                    withdrawn_by = coalesce(held.withdrawn_by, placements.subject()),
                    withdrawn_reason = coalesce(held.withdrawn_reason, @reason)
                from placements.liberty_authorisation held
                where l.id = @id and l.agreement_id = @agreement and held.id = l.id
                returning held.withdrawn_at is not null
                """,
                new
                {
                    id = request.AuthorisationId.ToId("authorisation_id"),
                    agreement = row.Id,
                    reason = request.Reason.Trim(),
                    tx.Now,
                }
            ) ?? throw Fault.NotFound("authorisation");
        if (isWithdrawn)
            throw Fault.StateConflict("The authorisation was taken back already.");
        return new WithdrawLibertyAuthorisationResponse { Etag = await row.TouchAsync(tx) };
    }
}
