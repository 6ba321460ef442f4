using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Clients;

internal sealed partial class ClientGrpcService
{
    public override async Task<GetClientResponse> GetClient(
        GetClientRequest request,
        ServerCallContext context
    )
    {
        var rows = await database.RowsAsync<ClientRow>(
            context.Principal(),
            $"{ClientRow.Select} where client_id = $1",
            context.CancellationToken,
            Parameter.Text(request.ClientId)
        );
        return rows is [var row]
            ? new GetClientResponse { Client = row.ToProto() }
            : throw Fault.NotFound("client");
    }
}
