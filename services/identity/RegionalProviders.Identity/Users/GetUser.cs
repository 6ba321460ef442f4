using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Users;

internal sealed partial class UserGrpcService
{
    public override async Task<GetUserResponse> GetUser(
        GetUserRequest request,
        ServerCallContext context
    )
    {
        var rows = await database.RowsAsync<UserRow>(
            context.Principal(),
            $"{UserRow.Select} where id = $1",
            context.CancellationToken,
            Parameter.Of(IdOf(request.UserId))
        );
        return rows is [var row]
            ? new GetUserResponse { User = row.ToProto() }
            : throw Fault.NotFound("user");
    }
}
