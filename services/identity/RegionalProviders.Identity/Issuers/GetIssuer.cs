using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Issuers;

internal sealed partial class IssuerGrpcService
{
    public override async Task<GetIssuerResponse> GetIssuer(
        GetIssuerRequest request,
        ServerCallContext context
    )
    {
        var rows = await database.RowsAsync<IssuerRow>(
            context.Principal(),
            $"{IssuerRow.Select} where id = $1",
            context.CancellationToken,
            Parameter.Uuid(request.Id.ToId("id"))
        );
        return rows is [var row]
            ? new GetIssuerResponse { Issuer = row.ToProto() }
            : throw Fault.NotFound("issuer");
    }
}
