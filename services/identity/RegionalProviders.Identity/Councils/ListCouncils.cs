using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Councils;

internal sealed partial class CouncilGrpcService
{
    public override async Task<ListCouncilsResponse> ListCouncils(
        ListCouncilsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var rows = await database.RowsAsync<CouncilRow>(
            context.Principal(),
            $"""
            {CouncilRow.Select}
            where ($1 = '' or position(lower($1) in lower(c.name)) > 0 or exists (
                    select from identity.council_name n
                    where n.council_id = c.id and position(lower($1) in lower(n.name)) > 0
                ))
                and ($2 = '' or c.region = $2)
                and ($3 or c.exists_to is null or c.exists_to >= (select identity.today()))
                and ($4 or c.nation = 'England')
                and ($5::text is null or (c.name, c.id::text) > ($5, $6))
            order by c.name, c.id::text
            limit $7
            """,
            context.CancellationToken,
            Parameter.Text(request.Query.Trim()),
            Parameter.Text(request.Region),
            Parameter.Of(request.IncludeAbolished),
            Parameter.Of(request.IncludeOtherNations),
            Parameter.Text(page.After?[0]),
            Parameter.Text(page.After?[1]),
            Parameter.Of(page.Fetch)
        );
        var next = page.Cut(
            rows,
            row => [row.Name, row.Id.ToString()],
            row => row.ToProto(),
            out var councils
        );
        return new ListCouncilsResponse { Councils = { councils }, NextPageToken = next };
    }
}
