using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Workshop.Data;
using RegionalProviders.Workshop.V1;

namespace RegionalProviders.Workshop.Sprockets;

internal sealed partial class SprocketGrpcService
{
    /// <inheritdoc/>
    public override Task<GetSprocketResponse> GetSprocket(
        GetSprocketRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var entities = await tx.EntitiesAsync<WorkshopDbContext>();
                var found =
                    await entities
                        .Set<Sprocket>()
                        .AsNoTracking()
                        .SingleOrDefaultAsync(each => each.Id == id, tx.CancellationToken)
                    ?? throw Fault.NotFound("SPROCKET_NOUN");
                return new GetSprocketResponse { Sprocket = found.ToProto() };
            },
            context.CancellationToken
        );
    }
}
