using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Identity.Addresses;

internal sealed partial class AddressGrpcService
{
    public override Task<ListCouncilDomainsResponse> ListCouncilDomains(
        ListCouncilDomainsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var council = request.CouncilId.ToOptionalId("council_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                var domains = db.Set<CouncilDomainEntity>().AsNoTracking();
                if (council is not null)
                    domains = domains.Where(each => each.CouncilId == council);
                if (page.After is { } after)
                {
                    var (last, lastCouncil) = (after.Text(0), after.Id(1));
                    domains = domains.Where(each =>
                        EF.Functions.GreaterThan(
                            ValueTuple.Create(each.Domain, each.CouncilId),
                            ValueTuple.Create(last, lastCouncil)
                        )
                    );
                }
                var (rows, next) = await page.ReadAsync(
                    domains.OrderBy(each => each.Domain).ThenBy(each => each.CouncilId),
                    each => [each.Domain, each.CouncilId.ToString()],
                    each =>
                    {
                        tx.RecordAccess(each.Accessed);
                        return each.ToProto();
                    },
                    tx.CancellationToken
                );
                return new ListCouncilDomainsResponse { Domains = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
