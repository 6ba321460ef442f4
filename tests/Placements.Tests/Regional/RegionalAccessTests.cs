using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>Regional tables are for members of the consortium; nobody sees the rows behind them.</summary>
public sealed class RegionalAccessTests
{
    [Fact]
    public async Task GetRegionalTable_ByWhoMayNot_IsRefused()
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();
        await scene.PublishAsync();
        var people = scene.March.People;
        var leeds = await people.CouncilAsync(TestPrincipals.Leeds, Role.Officer);
        var provider = await people.ProviderAsync(Guid.NewGuid().ToString());
        var other = await people.CoordinatorAsync();
        var officer = await scene.March.OfficerAsync();
        var request = new GetRegionalTableRequest
        {
            WindowId = scene.March.WindowId,
            Table = RegionalTable.Region,
        };

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.RegionalOutputs.GetRegionalTableAsync(request)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            other.RegionalOutputs.GetRegionalTableAsync(request)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            provider.RegionalOutputs.GetRegionalTableAsync(request)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            officer.RegionalOutputs.PublishRegionalTablesAsync(
                new PublishRegionalTablesRequest { WindowId = scene.March.WindowId }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            other.RegionalOutputs.PublishRegionalTablesAsync(
                new PublishRegionalTablesRequest { WindowId = scene.March.WindowId }
            )
        );

        var bath = await scene.March.OfficerAsync(TestPrincipals.Bath);
        Assert.Single((await bath.RegionalOutputs.GetRegionalTableAsync(request)).Rows);
        await scene.March.AskAsync<object?>(
            "update placements.membership set to_on = '2026-03-09' where consortium_id = @consortium and council_id = @council",
            new
            {
                consortium = Guid.Parse(scene.March.Consortium),
                council = Guid.Parse(await people.CouncilIdAsync(TestPrincipals.Bath)),
            }
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bath.RegionalOutputs.GetRegionalTableAsync(request)
        );
    }

    [Theory]
    [InlineData("council")]
    [InlineData("coordinator")]
    public async Task RowsBehindTheTables_AsTheAppRole_AreForThePlatformAlone(string kind)
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();

        Assert.Equal(scene.Placements.Count, await CountAsync(scene, "system"));
        Assert.Equal(0, await CountAsync(scene, kind));
        await scene.PublishAsync();
        Assert.Equal(0, await CountAsync(scene, "system"));
    }

    private static async Task<long> CountAsync(RegionalScene scene, string kind) =>
        await scene.March.CountAsAsync(
            kind,
            "select count(*) from placements.regional_placements(@window::uuid)",
            kind == "council"
                ? await scene.March.People.CouncilIdAsync(TestPrincipals.Bristol)
                : "",
            kind == "coordinator" ? scene.March.Consortium : ""
        );
}
