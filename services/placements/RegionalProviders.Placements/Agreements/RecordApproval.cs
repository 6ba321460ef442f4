using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
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
                var row = await AgreementRow.LockAsync(request.Id.ToId("id"), tx);
                await ApproveAsync(row, request.Approval, tx);
                return new RecordApprovalResponse { Etag = await row.TouchAsync(tx) };
            },
            context.CancellationToken
        );

    private static async Task ApproveAsync(
        AgreementRow row,
        Approval approval,
        ServiceTransaction tx
    )
    {
        var approvedOn = approval.ApprovedOn.ToDateOnly("approval.approved_on");
        if (approvedOn > row.Today)
            throw Fault.Invalid("approval.approved_on", "must not be in the future.");
        var isOfUnregulated = approval.Kind == ApprovalKind.UnregulatedPlacement;
        if (isOfUnregulated && !row.Unregulated)
            throw Fault.StateConflict("The placement is not unregulated: it needs no approval.");
        var approver = approval.ApproverReference.Trim();
        var others = await tx.QueryAsync<string>(
            """
            select approver_reference from placements.approval
            where agreement_id = @Id and kind <> @kind and kind <> @unregulated
            """,
            new
            {
                row.Id,
                kind = (short)approval.Kind,
                unregulated = (short)ApprovalKind.UnregulatedPlacement,
            }
        );
        if (!isOfUnregulated && others.Contains(approver, StringComparer.OrdinalIgnoreCase))
            throw Fault.Invalid(
                "approval.approver_reference",
                "must not be the same for both approvals of an early end."
            );
        var added = await tx.ExecuteAsync(
            """
            insert into placements.approval (agreement_id, kind, approved_on, approver_reference, recorded_at)
            values (@Id, @kind, @approvedOn, @approver, @Now) on conflict do nothing
            """,
            new
            {
                row.Id,
                kind = (short)approval.Kind,
                approvedOn,
                approver,
                tx.Now,
            }
        );
        if (added == 0)
            throw Fault.AlreadyExists(
                "approval.kind",
                "approval.kind: this approval was given before."
            );
    }
}
