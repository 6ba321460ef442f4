using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Clients;

internal sealed partial class ClientGrpcService
{
    public override async Task<ListClientsResponse> ListClients(
        ListClientsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var rows = await database.RowsAsync<ClientRow>(
            context.Principal(),
            $"""
            {ClientRow.Select}
            where ($1::uuid is null or council_id = $1)
                and ($2 or disabled_at is null)
                and ($3::text is null or (name, client_id) > ($3, $4))
            order by name, client_id
            limit $5
            """,
            context.CancellationToken,
            Parameter.Uuid(request.CouncilId.ToOptionalId("council_id")),
            Parameter.Of(request.IncludeDisabled),
            Parameter.Text(page.After?[0]),
            Parameter.Text(page.After?[1]),
            Parameter.Of(page.Fetch)
        );
        var next = page.Next(rows, row => [row.Name, row.ClientId], out var clients);
        return new ListClientsResponse
        {
            Clients = { clients.Select(row => row.ToProto()) },
            NextPageToken = next,
        };
    }
}
