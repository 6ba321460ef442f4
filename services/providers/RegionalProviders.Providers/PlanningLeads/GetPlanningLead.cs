using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Providers.Data;
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
                var db = await tx.EntitiesAsync<ProvidersDbContext>();
                var lead =
                    await db
                        .PlanningLeads.AsNoTracking()
                        .SingleOrDefaultAsync(each => each.Id == id, tx.CancellationToken)
                    ?? throw Fault.NotFound("planning lead");
                return new GetPlanningLeadResponse { Lead = lead.ToProto() };
            },
            context.CancellationToken
        );
    }
}
