using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Workshop.Data;
using RegionalProviders.Workshop.V1;

namespace RegionalProviders.Workshop.Sprockets;

internal sealed partial class SprocketGrpcService
{
    /// <inheritdoc/>
    public override Task<ListSprocketsResponse> ListSprockets(
        ListSprocketsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var after = page.After?.Id(0);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var entities = await tx.EntitiesAsync<WorkshopDbContext>();
                var fetched = await entities
                    .Set<Sprocket>()
                    .AsNoTracking()
                    .Where(each => after == null || each.Id > after)
                    .OrderBy(each => each.Id)
                    .Take(page.Fetch)
                    .ToListAsync(tx.CancellationToken);
                var next = page.Cut(
                    fetched,
                    each => [each.Id.ToString()],
                    each => each.ToProto(),
                    out var rows
                );
                return new ListSprocketsResponse { Sprockets = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
