using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;
using RegionalProviders.Providers.Data;
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
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var db = await tx.EntitiesAsync<ProvidersDbContext>();
                var checks = db
                    .PropertyChecks.AsNoTracking()
                    .Where(check => check.SettingId == setting);
                if (page.After is { } after)
                {
                    var (day, id) = (after.Day(0), after.Id(1));
                    checks = checks.Where(check =>
                        EF.Functions.LessThan(
                            ValueTuple.Create(check.CheckedOn, check.Id),
                            ValueTuple.Create(day, id)
                        )
                    );
                }
                var (rows, next) = await page.ReadAsync(
                    checks
                        .OrderByDescending(check => check.CheckedOn)
                        .ThenByDescending(check => check.Id),
                    check => [PageKeys.Of(check.CheckedOn), check.Id.ToString()],
                    check => check.ToProto(),
                    tx.CancellationToken
                );
                if (
                    rows is []
                    && !await db.Settings.AnyAsync(each => each.Id == setting, tx.CancellationToken)
                )
                    throw Fault.NotFound("setting");
                return new ListPropertyChecksResponse { Checks = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
