using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Agreements.Oversight;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

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
                var row = await tx.ReadAgreementAsync(agreement);
                var last = await LastOversight.ReadAsync([agreement], tx);
                return new GetOversightResponse
                {
                    Items = { OversightPlan.Of(row, last[agreement], tx.Today()) },
                };
            },
            context.CancellationToken
        );
    }
}
