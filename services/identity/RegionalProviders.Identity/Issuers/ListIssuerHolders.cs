using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Identity.Issuers;

internal sealed partial class IssuerGrpcService
{
    public override Task<ListIssuerHoldersResponse> ListIssuerHolders(
        ListIssuerHoldersRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                var (rows, next) = await page.ReadAsync(
                    Holders(db, request.Issuer, page),
                    each => [each.Name, each.Id.ToString()],
                    each =>
                    {
                        tx.RecordAccess(each.Accessed);
                        return each.ToProto();
                    },
                    tx.CancellationToken
                );
                return new ListIssuerHoldersResponse { Issuers = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }

    private static IQueryable<TokenIssuer> Holders(IdentityDbContext db, string issuer, Page page)
    {
        var spelling = issuer.TrimEnd('/').ToLowerInvariant();
        // As the unique indexes compare issuers.
        var issuers = db.Set<TokenIssuer>()
            .FromSql(
                $"select * from identity.token_issuer where lower(rtrim(issuer, '/')) = {spelling} and disabled_at is null"
            )
            .AsNoTracking();
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
        return issuers.OrderBy(each => each.Name).ThenBy(each => each.Id);
    }
}
