using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Issuers;

internal sealed partial class IssuerGrpcService
{
    public override async Task<ListIssuersResponse> ListIssuers(
        ListIssuersRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var rows = await database.RowsAsync<IssuerRow>(
            context.Principal(),
            $"""
            {IssuerRow.Select}
            where ($1::uuid is null or council_id = $1)
                and ($2 or disabled_at is null)
                and ($3::text is null or (name, id) > ($3, $4))
            order by name, id
            limit $5
            """,
            context.CancellationToken,
            Parameter.Uuid(request.CouncilId.ToOptionalId("council_id")),
            Parameter.Of(request.IncludeDisabled),
            Parameter.Text(page.After?[0]),
            Parameter.Uuid(page.After?.Id(1)),
            Parameter.Of(page.Fetch)
        );
        var next = page.Next(rows, row => [row.Name, row.Id.ToString()], out var issuers);
        return new ListIssuersResponse
        {
            Issuers = { issuers.Select(row => row.ToProto()) },
            NextPageToken = next,
        };
    }
}
