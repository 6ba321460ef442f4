using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PropertyStandards;

internal sealed partial class PropertyStandardGrpcService
{
    /// <inheritdoc/>
    public override Task<ListPropertyChecksResponse> ListPropertyChecks(
        ListPropertyChecksRequest request,
        ServerCallContext context
    )
    {
        var setting = request.SettingId.ToId("setting_id");
        var page = Page.Of(request, keys: 2);
        var (afterDay, afterId) = (page.After?.Day(0), page.After?.Id(1));
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var fetched = await tx.QueryAsync<PropertyCheckRow>(
                    $"""
                    select {PropertyCheckRow.Columns} from providers.property_check
                    where setting_id = @setting
                        and (@afterDay::date is null or (checked_on, id) < (@afterDay, @afterId))
                    order by checked_on desc, id desc
                    limit @Fetch
                    """,
                    new
                    {
                        setting,
                        afterDay,
                        afterId,
                        page.Fetch,
                    }
                );
                if (fetched is [])
                    await CheckExistsAsync(setting, tx);
                var next = page.Next(
                    fetched,
                    row => [PageKeys.Of(row.CheckedOn), row.Id.ToString()],
                    out var rows
                );
                return new ListPropertyChecksResponse
                {
                    Checks = { rows.Select(row => row.ToProto()) },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }

    private static async Task CheckExistsAsync(Guid setting, ServiceTransaction tx)
    {
        var exists = await tx.QuerySingleAsync<bool>(
            "select exists (select from providers.setting where id = @setting)",
            new { setting }
        );
        if (!exists)
            throw Fault.NotFound("setting");
    }
}
