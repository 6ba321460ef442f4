using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<ListOverrunningLinesResponse> ListOverrunningLines(
        ListOverrunningLinesRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var (afterDay, afterId) = (page.After?.Day(0), page.After?.Id(1));
        var setting = request.SettingId.ToOptionalId("setting_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var today = await tx.QuerySingleAsync<DateOnly>("select placements.today()");
                var fetched = await tx.QueryAsync<CostLineRow>(
                    $"""
                    select {CostLineRow.Columns} from placements.dated_line
                    where {CostLineRow.Overrunning}
                        and (@setting::uuid is null or setting_id = @setting)
                        and (@afterDay::date is null or (end_on, id) > (@afterDay, @afterId))
                    order by end_on, id
                    limit @Fetch
                    """,
                    new
                    {
                        today,
                        setting,
                        afterDay,
                        afterId,
                        page.Fetch,
                    }
                );
                var next = page.Cut(
                    fetched,
                    row => [PageKeys.Of(row.EndOn!.Value), row.Id.ToString()],
                    row => Overrunning(row, today),
                    out var rows
                );
                return new ListOverrunningLinesResponse { Lines = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }

    private static OverrunningLine Overrunning(CostLineRow row, DateOnly today) =>
        new()
        {
            AgreementId = row.AgreementId.ToString(),
            SettingId = row.SettingId.ToString(),
            Line = row.ToProto(),
            DaysOver = today.DayNumber - row.EndOn!.Value.DayNumber + 1,
        };
}
