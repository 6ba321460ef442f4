using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Agreements.Entities;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<ListOversightResponse> ListOversight(
        ListOversightRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var (beforeDay, beforeId) = (page.After?.Day(0), page.After?.Id(1));
        var agreement = request.AgreementId.ToId("agreement_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await tx.ReadAgreementAsync(agreement);
                var fetched = await tx.QueryAsync<OversightRecord>(
                    $"""
                    select {OversightRecord.Columns}
                    from placements.oversight
                    where agreement_id = @agreement and (@kind::text is null or kind = @kind)
                        and (@beforeDay::date is null or (done_on, id) < (@beforeDay, @beforeId))
                    order by done_on desc, id desc
                    limit @Fetch
                    """,
                    new
                    {
                        agreement,
                        kind = request.Kind == OversightKind.Unspecified
                            ? null
                            : request.Kind.ToString(),
                        beforeDay,
                        beforeId,
                        page.Fetch,
                    }
                );
                var next = page.Cut(
                    fetched,
                    row => [PageKeys.Of(row.DoneOn), row.Id.ToString()],
                    row => row.ToProto(),
                    out var rows
                );
                return new ListOversightResponse { Entries = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
