using Grpc.Core;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Placements.Agreements.Oversight;
using RegionalProviders.Placements.V1;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Placements.Agreements;

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<GetOversightResponse> GetOversight(
        GetOversightRequest request,
        ServerCallContext context
    )
    {
        var agreement = request.AgreementId.ToId("agreement_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var row = await AgreementRow.ReadAsync(agreement, tx);
                var last = await tx.QueryAsync<LastDone>(
                    """
                    (select distinct on (kind) kind, done_on, application_status from placements.oversight
                        where agreement_id = @agreement order by kind, done_on desc, id desc)
                    union all
                    select @seniorApproval::smallint, approved_on, 0::smallint from placements.approval
                    where agreement_id = @agreement and kind = @unregulated
                    """,
                    new
                    {
                        agreement,
                        seniorApproval = (short)OversightKind.SeniorApproval,
                        unregulated = (short)ApprovalKind.UnregulatedPlacement,
                    }
                );
                return new GetOversightResponse
                {
                    Items =
                    {
                        OversightPlan.Of(row, last.ToDictionary(done => (OversightKind)done.Kind)),
                    },
                };
            },
            context.CancellationToken
        );
    }
}
