using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Agreements.Entities;
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
        database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            tx => WithdrawLibertyAsync(request, tx),
            context.CancellationToken
        );

    private static async Task<WithdrawLibertyAuthorisationResponse> WithdrawLibertyAsync(
        WithdrawLibertyAuthorisationRequest request,
        ServiceTransaction tx
    )
    {
        var agreement = await tx.LockAgreementAsync(
            request.AgreementId.ToId("agreement_id"),
            nameof(PlacementAgreement.LibertyAuthorisations)
        );
        agreement.WithdrawLiberty(
            request.AuthorisationId.ToId("authorisation_id"),
            request.Reason.Trim(),
            tx.Principal.Subject,
            tx.Now
        );
        return new WithdrawLibertyAuthorisationResponse { Etag = await tx.SaveAsync(agreement) };
    }
}
