using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Consortia;

internal sealed partial class ConsortiumGrpcService
{
    public override async Task<GetConsortiumResponse> GetConsortium(
        GetConsortiumRequest request,
        ServerCallContext context
    )
    {
        var rows = await database.RowsAsync<ConsortiumRow>(
            context.Principal(),
            $"{ConsortiumRow.Select} where s.id = $1",
            context.CancellationToken,
            Parameter.Of(request.Id.ToId("id"))
        );
        return rows is [var row]
            ? new GetConsortiumResponse { Consortium = row.ToProto() }
            : throw Fault.NotFound("consortium");
    }
}
