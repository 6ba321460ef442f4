using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PlanningLeads;

internal sealed partial class PlanningLeadGrpcService
{
    /// <inheritdoc/>
    public override Task<GetPlanningLeadResponse> GetPlanningLead(
        GetPlanningLeadRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var row =
                    await tx.QuerySingleOrDefaultAsync<PlanningLeadRow>(
                        $"select {PlanningLeadRow.Columns} from providers.planning_lead where id = @id",
                        new { id }
                    ) ?? throw Fault.NotFound("planning lead");
                return new GetPlanningLeadResponse { Lead = row.ToProto() };
            },
            context.CancellationToken
        );
    }
}
