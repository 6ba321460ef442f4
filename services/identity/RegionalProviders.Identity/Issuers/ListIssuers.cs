using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Identity.Issuers;

internal sealed partial class IssuerGrpcService
{
    public override Task<ListIssuersResponse> ListIssuers(
        ListIssuersRequest request,
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
                var issuers = db.Set<TokenIssuer>().AsNoTracking();
                if (council is not null)
                    issuers = issuers.Where(each => each.CouncilId == council);
                if (!request.IncludeDisabled)
                    issuers = issuers.Where(each => each.DisabledAt == null);
                if (page.After is { } after)
                {
                    var (name, id) = (after.Text(0), after.Id(1));
                    issuers = issuers.Where(each =>
                        EF.Functions.GreaterThan(
                            ValueTuple.Create(each.Name, each.Id),
                            ValueTuple.Create(name, id)
                        )
                    );
                }
                var (rows, next) = await page.ReadAsync(
                    issuers.OrderBy(each => each.Name).ThenBy(each => each.Id),
                    each => [each.Name, each.Id.ToString()],
                    each => each.ToProto(),
                    tx.CancellationToken
                );
                return new ListIssuersResponse { Issuers = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
