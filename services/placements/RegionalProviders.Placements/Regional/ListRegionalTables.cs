using Grpc.Core;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

internal sealed partial class RegionalOutputGrpcService
{
    /// <inheritdoc/>
    public override Task<ListRegionalTablesResponse> ListRegionalTables(
        ListRegionalTablesRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new ListRegionalTablesResponse
            {
                Tables = { Catalogue.Tables.Select(shape => shape.ToProto()) },
            }
        );
}
