namespace RegionalProviders.Messaging.Tests;

[Collection(ServersCollection.Name)]
public sealed class OrderTests(TestServers servers)
{
    private const int Aggregates = 20;
    private const int Many = 100;
    private const int Fewer = 40;

    [Fact]
    public async Task Relay_ManyWriters_KeepsTheOrderOfEachAggregate()
    {
        await using var service = await TestService.CreateAsync(servers);
        await service.StartAsync();

        await PublishAllAsync(service, Many);

        await AssertAllInOrderAsync(service, Many);
    }

    [Fact]
    public async Task Relay_TwoProcessesAndOneStops_TheOtherGoesOnInOrder()
    {
        await using var service = await TestService.CreateAsync(servers);
        var first = await service.StartAsync();
        await service.StartAsync();
        Assert.InRange(await CountRelaysAsync(service), 0, 1);

        var publishing = PublishAllAsync(service, Fewer);
        await Eventually.EqualAsync(true, async () => await service.CountHandledAsync() > 100);
        Assert.Equal(1, await CountRelaysAsync(service));
        await first.StopAsync();
        await publishing;

        await AssertAllInOrderAsync(service, Fewer);
        Assert.Equal(1, await CountRelaysAsync(service));
    }

    [Fact]
    public async Task Relay_LostItsStamps_PublishesAgainAndHandlesOnce()
    {
        // The state after a relay that was interrupted before it could mark the events, or that another relay overtook.
        await using var service = await TestService.CreateAsync(servers);
        await PublishAllAsync(service, Fewer);
        await service.StartAsync();
        await Eventually.EqualAsync(true, async () => await service.CountHandledAsync() > 100);

        await service.ScalarAsync<int>("update {0}.outbox set published_at = null");

        await AssertAllInOrderAsync(service, Fewer);
    }

    [Fact]
    public async Task Relay_DatabaseConnectionsLost_LosesNothing()
    {
        await using var service = await TestService.CreateAsync(servers);
        await PublishAllAsync(service, Fewer);
        await service.StartAsync();

        for (var cut = 1; cut <= 3; cut++)
        {
            var enough = cut * 200;
            await Eventually.EqualAsync(
                true,
                async () => await service.CountHandledAsync() >= enough
            );
            await service.ScalarAsync<int>(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = @AppRole",
                new { service.Schema.AppRole }
            );
        }

        await AssertAllInOrderAsync(service, Fewer);
    }

    /// <summary>Four writers, each with five aggregates, ten events a transaction.</summary>
    private static Task PublishAllAsync(TestService service, int each) =>
        Task.WhenAll(
            Enumerable
                .Range(0, Aggregates)
                .Chunk(Aggregates / 4)
                .Select(async _ =>
                {
                    var settings = Enumerable
                        .Range(0, Aggregates / 4)
                        .Select(_ => Guid.NewGuid())
                        .ToList();
                    foreach (var sequences in Enumerable.Range(0, each).Chunk(10))
                    foreach (var setting in settings)
                        await service.PublishAsync(setting, sequences);
                })
        );

    private static async Task AssertAllInOrderAsync(TestService service, int each)
    {
        await Eventually.EqualAsync(Aggregates * each, service.CountHandledAsync);
        await Eventually.EqualAsync(
            0,
            () =>
                service.ScalarAsync<int>(
                    "select count(*) from {0}.outbox where published_at is null"
                )
        );
        var handled = await service.HandledAsync();
        Assert.Equal(Aggregates * each, handled.Count);
        var bySetting = handled.GroupBy(row => row.Setting).ToList();
        Assert.Equal(Aggregates, bySetting.Count);
        Assert.All(
            bySetting,
            setting => Assert.Equal(Enumerable.Range(0, each), setting.Select(row => row.Sequence))
        );
    }

    private static Task<int> CountRelaysAsync(TestService service) =>
        service.ScalarAsync<int>(
            "select count(*) from pg_locks l join pg_stat_activity a using (pid) where l.locktype = 'advisory' and l.granted and a.usename = @AppRole",
            new { service.Schema.AppRole }
        );
}
