using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Agreements.Entities;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed class RecordApprovalRules : RequestChecks<RecordApprovalRequest>
{
    protected override void Check(RecordApprovalRequest request, FieldChecks checks)
    {
        checks.Id(request.Id, "id");
        if (request.Approval is not { } approval)
        {
            checks.That(false, "approval", "must be given.");
            return;
        }

        checks.Known(approval.Kind, "approval.kind");
        checks.Day(approval.ApprovedOn, "approval.approved_on", required: true);
        checks.That(
            !string.IsNullOrWhiteSpace(approval.ApproverReference),
            "approval.approver_reference",
            "must be the post or staff reference of who approved."
        );
    }
}

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<RecordApprovalResponse> RecordApproval(
        RecordApprovalRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var agreement = await tx.LockAgreementAsync(
                    request.Id.ToId("id"),
                    nameof(PlacementAgreement.Approvals)
                );
                agreement.Approve(
                    request.Approval.Kind,
                    request.Approval.ApprovedOn.ToDateOnly("approval.approved_on")!.Value,
                    request.Approval.ApproverReference.Trim(),
                    tx.Today(),
                    tx.Now
                );
                return new RecordApprovalResponse { Etag = await tx.SaveAsync(agreement) };
            },
            context.CancellationToken
        );
}
