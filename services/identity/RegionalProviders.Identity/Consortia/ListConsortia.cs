using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Consortia;

internal sealed partial class ConsortiumGrpcService
{
    public override async Task<ListConsortiaResponse> ListConsortia(
        ListConsortiaRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var rows = await database.RowsAsync<ConsortiumRow>(
            context.Principal(),
            $"""
            {ConsortiumRow.Select}
            where $1::text is null or (s.name, s.id::text) > ($1, $2)
            order by s.name, s.id::text
            limit $3
            """,
            context.CancellationToken,
            Parameter.Text(page.After?[0]),
            Parameter.Text(page.After?[1]),
            Parameter.Of(page.Fetch)
        );
        var next = page.Cut(
            rows,
            row => [row.Name, row.Id.ToString()],
            row => row.ToProto(),
            out var consortia
        );
        return new ListConsortiaResponse { Consortia = { consortia }, NextPageToken = next };
    }
}
