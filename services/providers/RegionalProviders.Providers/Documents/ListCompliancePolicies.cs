using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

internal sealed partial class DocumentGrpcService
{
    /// <inheritdoc/>
    public override Task<ListCompliancePoliciesResponse> ListCompliancePolicies(
        ListCompliancePoliciesRequest request,
        ServerCallContext context
    )
    {
        var on = request.On.ToDateOnly("on");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                var policies = await CompliancePolicies.InForceAsync(
                    tx,
                    scope.RequireOrOnly(request.ConsortiumId),
                    on ?? scope.Today
                );
                return new ListCompliancePoliciesResponse
                {
                    Policies = { policies.Select(policy => policy.ToProto()) },
                };
            },
            context.CancellationToken
        );
    }
}
