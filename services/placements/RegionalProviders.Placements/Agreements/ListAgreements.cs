using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override async Task<ListAgreementsResponse> ListAgreements(
        ListAgreementsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var principal = context.Principal();
        CouncilReferences? council = null;
        var key = references.Statement(opened => council = opened);
        // A search by child reference needs the council's key first to compute the hash; every other list is one round trip.
        if (request.ChildReference.Length > 0)
        {
            await database.ReadAsync(principal, [key], context.CancellationToken);
            if (council is null)
                return new ListAgreementsResponse();
        }

        var filter = new AgreementFilter(request, page, council);
        var fetched = new List<AgreementSummary>();
        var list = new SqlStatement(
            filter.Sql,
            filter.Parameters,
            reader => fetched.Add(SummaryMapping.Read(reader, council))
        );
        await database.ReadAsync(principal, [key, list], context.CancellationToken);
        var next = page.Cut(fetched, row => [row.Id], out var rows);
        return new ListAgreementsResponse { Agreements = { rows }, NextPageToken = next };
    }
}
