using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<CloseCostLineResponse> CloseCostLine(
        CloseCostLineRequest request,
        ServerCallContext context
    )
    {
        var agreement = request.AgreementId.ToId("agreement_id");
        var line = request.LineId.ToId("line_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await tx.LockAgreementAsync(agreement);
                var db = await tx.EntitiesAsync<PlacementsDbContext>();
                var closed =
                    await db.Lines.SingleOrDefaultAsync(
                        each => each.AgreementId == agreement && each.Id == line,
                        tx.CancellationToken
                    ) ?? throw Fault.NotFound("cost line");
                closed.Close(tx.Today());
                return new CloseCostLineResponse { Line = closed.ToProto() };
            },
            context.CancellationToken
        );
    }
}
