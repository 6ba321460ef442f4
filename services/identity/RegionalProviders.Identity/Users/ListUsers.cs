using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

internal sealed partial class UserGrpcService
{
    public override async Task<ListUsersResponse> ListUsers(
        ListUsersRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var rows = await database.RowsAsync<UserRow>(
            context.Principal(),
            $"""
            {UserRow.Select}
            where ($1::uuid is null or council_id = $1)
                and ($2 or disabled_at is null)
                and ($3::text is null or (normalised_email, id) > ($3, $4))
            order by normalised_email, id
            limit $5
            """,
            context.CancellationToken,
            Parameter.Uuid(request.CouncilId.ToOptionalId("council_id")),
            Parameter.Of(request.IncludeDisabled),
            Parameter.Text(page.After?[0]),
            Parameter.Uuid(page.After?.Id(1)),
            Parameter.Of(page.Fetch)
        );
        var next = page.Next(rows, row => [row.NormalisedEmail, row.Id.ToString()], out var users);
        return new ListUsersResponse
        {
            Users = { users.Select(row => row.ToProto()) },
            NextPageToken = next,
        };
    }
}
