using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.Regional.Disclosure;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>Regional tables as members of the consortium see them.</summary>
public sealed class RegionalOutputTests
{
    [Fact]
    public async Task GetRegionalTable_OfNoTable_IsRefused()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();

        await PlatformAssert.FailsOnFieldAsync(
            "table",
            officer.RegionalOutputs.GetRegionalTableAsync(
                new GetRegionalTableRequest { WindowId = march.WindowId }
            )
        );
    }

    [Fact]
    public async Task GetRegionalTable_BeforeCloseAndPublication_IsRefused()
    {
        var scene = await RegionalScene.BeginAsync();

        var open = await March.RefusedAsync(
            ErrorReason.StateConflict,
            () => scene.RowsAsync(RegionalTable.Region)
        );
        await March.RefusedAsync(ErrorReason.StateConflict, () => scene.PublishAsync());
        await scene.March.CloseAsync();
        var closed = await March.RefusedAsync(
            ErrorReason.StateConflict,
            () => scene.RowsAsync(RegionalTable.Region)
        );

        Assert.Equal(StatusCode.FailedPrecondition, open.StatusCode);
        Assert.Contains("not closed", open.Message, StringComparison.Ordinal);
        Assert.Contains("not published", closed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishRegionalTables_WhileAReturnWaits_IsRefusedUnlessItIsLeftOut()
    {
        var march = await March.BeginAsync();
        await march.SubmitAsync();
        await march.CloseAsync();
        var coordinator = await march.CoordinatorAsync();
        var request = new PublishRegionalTablesRequest { WindowId = march.WindowId };

        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.RegionalOutputs.PublishRegionalTablesAsync(request)
        );
        request.LeaveOutUndecided = true;
        var started = await coordinator.RegionalOutputs.PublishRegionalTablesAsync(request);
        var published = await coordinator.PublishRegionalTablesAsync(request);

        Assert.Equal(RegionalPublicationState.InProgress, started.Publication.State);
        Assert.Null(started.Publication.PublishedAt);
        Assert.Equal(RegionalPublicationState.Published, published.State);
        Assert.Equal((0, 100), (published.CouncilCount, published.ProgressPercent));
        Assert.NotNull(published.PublishedAt);
    }

    [Fact]
    public async Task GetRegionalTable_OfEveryTable_HasTheFiguresOfASlowCount()
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();

        var published = await scene.PublishAsync();

        Assert.False(published.Withheld);
        Assert.Equal(8, published.CouncilCount);
        var all = 0;
        foreach (var shape in Catalogue.Tables)
        {
            var rows = await scene.RowsAsync(shape.Table);
            var shown = 0;
            Assert.InRange(rows.Count, 0, scene.Placements.Select(shape.KeyOf).Distinct().Count());
            foreach (var row in rows)
            {
                var counted = scene
                    .Placements.Where(placement =>
                        row.Keys.All(key => placement.Key(key.Dimension) == key.Key)
                    )
                    .ToList();
                Assert.Null(row.LastYear);
                shown++;
                Assert.True(counted.Count >= Small.Least);
                Assert.Equal(counted.Count, row.Figures.Placements);
                Assert.Equal(
                    counted.Sum(placement => placement.Weekly.Total),
                    row.Figures.WeeklyCostPence
                );
                Assert.Equal(
                    (long)
                        Math.Round(
                            counted.Average(placement => (decimal)placement.Weekly.Total),
                            MidpointRounding.AwayFromZero
                        ),
                    row.Figures.MeanWeeklyCostPence
                );
                if (row.Figures.HasHealthPence)
                    Assert.Equal(
                        (
                            counted.Sum(placement => placement.Weekly.SocialCare),
                            counted.Sum(placement => placement.Weekly.Education),
                            counted.Sum(placement => placement.Weekly.Health)
                        ),
                        (
                            row.Figures.SocialCarePence,
                            row.Figures.EducationPence,
                            row.Figures.HealthPence
                        )
                    );
            }
            all += shown;
        }
        Assert.NotEqual(0, all);
        var region = Assert.Single(await scene.RowsAsync(RegionalTable.Region));
        Assert.True(region.Figures.HasHealthPence);
    }

    [Fact]
    public async Task PublishRegionalTables_Again_ChangesNothing()
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();
        var first = await scene.PublishAsync();
        var before = await scene.RowsAsync(RegionalTable.Provider);
        // Accepted after the publication, from a council that had submitted nothing.
        await scene.AcceptAsync(
            scene.March.WindowId,
            [
                .. scene.Placements.Select(placement =>
                    placement with
                    {
                        PlacingAuthority = TestPrincipals.Leeds,
                    }
                ),
            ]
        );

        Assert.Equal(first, await scene.PublishAsync());
        Assert.Equal(before, await scene.RowsAsync(RegionalTable.Provider));
    }

    [Fact]
    public async Task GetRegionalTable_WithAYearBefore_ShowsWhatWasPublishedThen()
    {
        var scene = await RegionalScene.BeginAsync();
        var window = await scene.LastYearAsync([.. scene.Placements.Skip(80)]);
        await scene.PublishAsync(window);
        await scene.March.CloseAsync();
        await scene.PublishAsync();

        foreach (var shape in Catalogue.Tables)
        {
            var then = await scene.RowsAsync(shape.Table, window);
            var now = await scene.RowsAsync(shape.Table);

            Assert.Equal(
                then.Select(row => (Key(row), row.Figures)),
                now.Where(row => row.LastYear.HasPlacements).Select(row => (Key(row), row.LastYear))
            );
            foreach (var row in now)
            {
                Assert.Equal(
                    row.Figures.HasPlacements && row.LastYear.HasPlacements,
                    row.Change.HasPlacements
                );
                if (row.Change.HasPlacements)
                    Assert.Equal(
                        row.Figures.Placements - row.LastYear.Placements,
                        row.Change.Placements
                    );
            }
        }
    }

    [Fact]
    public async Task GetRegionalTable_OfAWindowBeforeTheFirstPublishedColumns_HasItsCodes()
    {
        var scene = await RegionalScene.BeginAsync();
        var window = await scene.LastYearAsync(scene.Placements);
        await scene.PublishAsync(window);
        await scene.March.AskAsync<object?>(
            "update placements.submission_window set opens_on = '2019-05-31' where id = @window::uuid",
            new { window }
        );

        var rows = await scene.RowsAsync(RegionalTable.ServiceType, window);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal("", Assert.Single(row.Keys).Label));
    }

    [Fact]
    public async Task GetRegionalTable_InSmallPages_IsTheSameTable()
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();
        await scene.PublishAsync();

        Assert.Equal(
            await scene.RowsAsync(RegionalTable.ProviderByServiceType),
            await scene.RowsAsync(RegionalTable.ProviderByServiceType, pageSize: 7)
        );
    }

    // Only the key: the label of a key may change with the layout of the return.
    private static string Key(RegionalTableRow row) =>
        string.Join('|', row.Keys.Select(key => key.Key));
}
