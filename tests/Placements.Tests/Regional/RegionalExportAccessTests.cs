using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>Exports of regional tables are for those who may read the tables, and are recorded in the access log.</summary>
public sealed class RegionalExportAccessTests
{
    [Fact]
    public async Task ExportRegionalTable_ByWhoMayNotRead_IsRefused()
    {
        var scene = await RegionalScene.BeginAsync();
        var people = scene.March.People;

        await March.RefusedAsync(ErrorReason.StateConflict, () => ExportAsync(scene));
        await scene.March.CloseAsync();
        await March.RefusedAsync(ErrorReason.StateConflict, () => ExportAsync(scene));
        await scene.PublishAsync();

        foreach (
            var outsider in new[]
            {
                await people.CouncilAsync(TestPrincipals.Leeds, Role.Officer),
                await people.CoordinatorAsync(),
            }
        )
            await March.RefusedAsync(
                ErrorReason.NotFound,
                () => BytesAsync(outsider, scene.March.WindowId)
            );
        var provider = await people.ProviderAsync(Guid.NewGuid().ToString());
        await March.RefusedAsync(
            ErrorReason.PermissionMissing,
            () => BytesAsync(provider, scene.March.WindowId)
        );
        var officer = await scene.March.OfficerAsync();
        await March.RefusedAsync(
            ErrorReason.FieldInvalid,
            () => BytesAsync(officer, scene.March.WindowId, RegionalTable.Unspecified)
        );
        Assert.NotEqual(0, (await ExportAsync(scene)).Length);
        Assert.Equal(
            1,
            await scene.March.AskAsync<long>(
                "select count(*) from placements.access_log where method like '%/ExportRegionalTable' and object_ids @> array[@id]",
                new { id = $"{scene.March.WindowId}/{(int)RegionalTable.Region}" }
            )
        );
    }

    private static async Task<MemoryStream> ExportAsync(RegionalScene scene) =>
        await BytesAsync(await scene.March.OfficerAsync(), scene.March.WindowId);

    private static Task<MemoryStream> BytesAsync(
        RegionalProvidersClient client,
        string window,
        RegionalTable table = RegionalTable.Region
    ) => ExportedTable.BytesAsync(client, window, table, ExportFormat.Csv);
}
