using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RegionalProviders.Kernel;

namespace RegionalProviders.Messaging.Tests;

[Collection(ServersCollection.Name)]
public sealed class InboxTests(TestServers servers)
{
    [Fact]
    public async Task Consume_SameMessageIdAgain_HandlesOnce()
    {
        await using var service = await TestService.CreateAsync(servers);
        var host = await service.StartAsync();
        var bus = host.Services.GetRequiredService<IBusControl>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, limit.Token);
        var setting = Guid.NewGuid();
        var id = Guid.NewGuid();

        await PublishAsync(id, 1);
        await PublishAsync(id, 1);
        await PublishAsync(Guid.NewGuid(), 2);

        // The queue is handled in order: once the last message has arrived, the repeated one has, too.
        await Eventually.EqualAsync(
            1,
            () => service.ScalarAsync<int>("select count(*) from {0}.handled where sequence = 2")
        );
        Assert.Equal([(setting, "moved", 1), (setting, "moved", 2)], await service.HandledAsync());
        // Nor is the repeated one an error.
        Assert.Empty(
            await host.Services.GetRequiredService<ErrorQueues>().ListAsync(CancellationToken.None)
        );

        Task PublishAsync(Guid messageId, int sequence) =>
            bus.Publish(
                new SettingMoved(setting, sequence),
                context => context.MessageId = messageId,
                limit.Token
            );
    }

    [Fact]
    public async Task Consume_ByAGenericConsumer_IsRecordedUnderItsPlainName()
    {
        await using var service = await TestService.CreateAsync(servers);
        await service.StartAsync();
        var setting = Guid.NewGuid();

        await service.Database.InTransactionAsync(
            Principal.System(service.Schema.Name),
            transaction =>
                transaction.PublishAsync(new SettingClosed(setting, 1), $"setting:{setting}"),
            CancellationToken.None
        );

        await Eventually.EqualAsync(1, service.CountHandledAsync);
        Assert.Equal(
            "setting-closed",
            await service.ScalarAsync<string>("select consumer from {0}.inbox")
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Consume_FailedAndReplayed_HandlesOnce(bool quorum)
    {
        await using var service = await TestService.CreateAsync(servers, quorum: quorum);
        var host = await service.StartAsync();
        var errors = host.Services.GetRequiredService<ErrorQueues>();
        var setting = Guid.NewGuid();
        var errorQueue = $"{service.Queue}_error";
        service.Probe.Fails = true;

        await service.PublishAsync(setting, 1, 2, 3);

        await Eventually.EqualAsync(3, CountErrorsAsync);
        Assert.Empty(await service.HandledAsync());
        // The first attempt and two retries of each message.
        Assert.Equal(9, service.Probe.Traces.Count);
        Assert.Equal(
            new ErrorQueue(errorQueue, service.Queue, 3),
            Assert.Single(await errors.ListAsync(CancellationToken.None))
        );

        service.Probe.Fails = false;
        Assert.Equal(2, await errors.ReplayAsync(errorQueue, 2, CancellationToken.None));
        await Eventually.EqualAsync(2, service.CountHandledAsync);
        Assert.Equal(1, await errors.ReplayAsync(errorQueue, 100, CancellationToken.None));
        await Eventually.EqualAsync(3, service.CountHandledAsync);
        Assert.Equal(
            [(setting, "moved", 1), (setting, "moved", 2), (setting, "moved", 3)],
            await service.HandledAsync()
        );
        Assert.Equal(0, await CountErrorsAsync());

        // Published again under the same ids: the inbox recognises the replayed messages.
        await service.ScalarAsync<int>("update {0}.outbox set published_at = null");
        await service.PublishAsync(setting, 4);
        await Eventually.EqualAsync(
            1,
            () => service.ScalarAsync<int>("select count(*) from {0}.handled where sequence = 4")
        );
        Assert.Equal(4, await service.CountHandledAsync());

        async Task<long> CountErrorsAsync() =>
            (await errors.ListAsync(CancellationToken.None)).Sum(queue => queue.Messages);
    }

    [Fact]
    public async Task Consume_DatabaseAway_WaitsLongerThanForAFailure()
    {
        await using var service = await TestService.CreateAsync(servers);
        var host = await service.StartAsync();
        var errors = host.Services.GetRequiredService<ErrorQueues>();
        var setting = Guid.NewGuid();
        // As many as the attempts that any other failure gets, after which the message would go to the error queue.
        service.Probe.Outages = 3;

        await service.PublishAsync(setting, 1, 2);

        await Eventually.EqualAsync(2, service.CountHandledAsync);
        Assert.Equal([(setting, "moved", 1), (setting, "moved", 2)], await service.HandledAsync());
        Assert.Empty(await errors.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Replay_OfAQueueOfOthers_IsRefused()
    {
        await using var service = await TestService.CreateAsync(servers);
        var host = await service.StartAsync();
        var errors = host.Services.GetRequiredService<ErrorQueues>();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() =>
            errors.ReplayAsync("somebody-elses_error", 1, CancellationToken.None)
        );

        Assert.Contains($"{service.Queue}_error", refused.Message, StringComparison.Ordinal);
        await Eventually.EqualAsync(HealthStatus.Healthy, () => TestService.HealthAsync(host));
    }
}
