using Grpc.Core;
using RegionalProviders.Kernel;
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
                var row = await AgreementRow.LockAsync(agreement, tx);
                var select =
                    $"select {CostLineRow.Columns} from placements.dated_line where agreement_id = @agreement and id = @line";
                var held =
                    await tx.QuerySingleOrDefaultAsync<CostLineRow>(select, new { agreement, line })
                    ?? throw Fault.NotFound("cost line");
                if (held.EndOn is null || held.EndOn > row.Today)
                    throw Fault.StateConflict(
                        "Only an extra payment that has reached its end day can be closed. To stop one sooner, amend the agreement."
                    );
                await tx.ExecuteAsync(
                    "update placements.cost_line set closed_on = @Today where id = @line and closed_on is null",
                    new { row.Today, line }
                );
                return new CloseCostLineResponse
                {
                    Line = (held with { ClosedOn = held.ClosedOn ?? row.Today }).ToProto(),
                };
            },
            context.CancellationToken
        );
    }
}
