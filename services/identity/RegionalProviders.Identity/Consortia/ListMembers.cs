using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Consortia;

internal sealed partial class ConsortiumGrpcService
{
    public override async Task<ListMembersResponse> ListMembers(
        ListMembersRequest request,
        ServerCallContext context
    )
    {
        var consortium = request.ConsortiumId.ToId("consortium_id");
        var page = Page.Of(request, keys: 2);
        // A consortium that the caller sees gives at least one row, with nulls where no member is left to list.
        var rows = await database.RowsAsync<MembershipRow>(
            context.Principal(),
            $"""
            select listed.*
            from identity.consortium s left join lateral (
                {MembershipRow.Select}
                where m.consortium_id = s.id
                    and ($2 or m.valid_to is null or m.valid_to >= (select identity.today()))
                    and ($3::text is null or (c.name, m.id::text) > ($3, $4))
                order by c.name, m.id::text
                limit $5
            ) listed on true
            where s.id = $1
            order by listed.council_name, listed.id::text
            """,
            context.CancellationToken,
            Parameter.Of(consortium),
            Parameter.Of(request.IncludeEnded),
            Parameter.Text(page.After?[0]),
            Parameter.Text(page.After?[1]),
            Parameter.Of(page.Fetch)
        );
        if (rows is [])
            throw Fault.NotFound("consortium");
        var found = rows.Where(row => row.Id != Guid.Empty).ToList();
        var next = page.Next(found, row => [row.CouncilName, row.Id.ToString()], out var members);
        return new ListMembersResponse
        {
            Memberships = { members.Select(row => row.ToProto()) },
            NextPageToken = next,
        };
    }
}
