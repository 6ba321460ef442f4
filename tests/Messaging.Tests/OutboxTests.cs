using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Messaging.Tests;

[Collection(ServersCollection.Name)]
public sealed class OutboxTests(TestServers servers)
{
    [Theory]
    [InlineData("select count(*) from {0}.outbox")]
    [InlineData("with d as (delete from {0}.outbox returning 1) select count(*) from d")]
    [InlineData(
        "with u as (update {0}.outbox set published_at = now() returning 1) select count(*) from u"
    )]
    public async Task Outbox_OfACouncil_TakesEventsAndShowsNone(string look)
    {
        await using var service = await TestService.CreateAsync(servers);
        var council = new Principal(
            PrincipalKind.Council,
            "a-council",
            Guid.NewGuid(),
            [],
            null,
            []
        );

        var seen = await service.Database.InTransactionAsync(
            council,
            async transaction =>
            {
                await transaction.PublishAsync(new SettingMoved(Guid.NewGuid(), 1), "setting:1");
                return await transaction.QuerySingleAsync<int>(
                    look.Replace("{0}", service.Schema.Name, StringComparison.Ordinal)
                );
            },
            CancellationToken.None
        );

        Assert.Equal(0, seen);
        Assert.Equal(
            1,
            await service.ScalarAsync<int>(
                "select count(*) from {0}.outbox where published_at is null"
            )
        );
    }

    [Fact]
    public async Task Inbox_OfACouncil_IsClosed()
    {
        await using var service = await TestService.CreateAsync(servers);
        var council = new Principal(PrincipalKind.Operator, "operator", null, [], null, []);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            service.Database.InTransactionAsync(
                council,
                transaction =>
                    transaction.ExecuteAsync(
                        $"insert into {service.Schema.Name}.inbox values ('any', gen_random_uuid(), now())"
                    ),
                CancellationToken.None
            )
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Outbox_WithoutPrincipal_Refuses()
    {
        await using var service = await TestService.CreateAsync(servers);
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            connection.ExecuteAsync(
                $"insert into {service.Schema.Name}.outbox (aggregate, type, payload, created_at) values ('a', 't', '{{}}', now())"
            )
        );

        Assert.Equal("RP001", refused.SqlState);
    }

    [Fact]
    public async Task PublishAsync_Committed_Arrives()
    {
        await using var service = await TestService.CreateAsync(servers);
        await service.StartAsync();
        var setting = Guid.NewGuid();

        await service.PublishAsync(setting, 1);

        await Eventually.EqualAsync(1, service.CountHandledAsync);
        Assert.Equal((setting, "moved", 1), Assert.Single(await service.HandledAsync()));
        await Eventually.EqualAsync(
            1,
            () =>
                service.ScalarAsync<int>(
                    "select count(*) from {0}.outbox where published_at is not null"
                )
        );
    }

    [Fact]
    public async Task PublishAsync_RolledBack_NothingArrives()
    {
        await using var service = await TestService.CreateAsync(servers);
        await service.StartAsync();
        var setting = Guid.NewGuid();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            service.Database.InTransactionAsync(
                Principal.System(service.Schema.Name),
                async transaction =>
                {
                    await transaction.PublishAsync(new SettingMoved(setting, 1), "setting:1");
                    await transaction.SendAsync();
                    throw new InvalidOperationException("The change fails.");
                },
                CancellationToken.None
            )
        );
        await service.PublishAsync(setting, 2);

        await Eventually.EqualAsync(1, service.CountHandledAsync);
        Assert.Equal((setting, "moved", 2), Assert.Single(await service.HandledAsync()));
        Assert.Equal(1, await service.ScalarAsync<int>("select count(*) from {0}.outbox"));
    }

    [Fact]
    public async Task PublishAsync_TwoTypesOfOneAggregate_ArriveInOrder()
    {
        await using var service = await TestService.CreateAsync(servers);
        await service.StartAsync();
        var setting = Guid.NewGuid();

        await service.Database.InTransactionAsync(
            Principal.System(service.Schema.Name),
            async transaction =>
            {
                for (var sequence = 0; sequence < 50; sequence++)
                    await (
                        sequence % 2 == 0
                            ? transaction.PublishAsync(new SettingMoved(setting, sequence), "s")
                            : transaction.PublishAsync(new SettingClosed(setting, sequence), "s")
                    );
            },
            CancellationToken.None
        );

        await Eventually.EqualAsync(50, service.CountHandledAsync);
        Assert.Equal(
            Enumerable.Range(0, 50).Select(i => (setting, i % 2 == 0 ? "moved" : "closed", i)),
            await service.HandledAsync()
        );
    }

    [Fact]
    public async Task PublishAsync_InATrace_ConsumerContinuesIt()
    {
        await using var service = await TestService.CreateAsync(servers);
        await service.StartAsync();

        ActivityTraceId trace;
        using (var activity = new Activity("a call").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            trace = activity.TraceId;
            await service.PublishAsync(Guid.NewGuid(), 1);
        }

        await Eventually.EqualAsync(1, service.CountHandledAsync);
        Assert.Equal(trace, Assert.Single(service.Probe.Traces));
    }

    [Theory]
    [InlineData("type = 'RegionalProviders.Messaging.Tests.SettingForgotten'", "does not publish")]
    [InlineData("payload = payload - 'settingId'", "does not fit")]
    [InlineData("payload = jsonb_set(payload, '{settingId}', '\"a name\"')", "$.settingId")]
    public async Task Relay_UnusableRow_ParksItUntilRepaired(string damage, string error)
    {
        await using var service = await TestService.CreateAsync(servers);
        var setting = Guid.NewGuid();
        await service.PublishAsync(setting, 1, 2);
        await service.ScalarAsync<int>(
            $"create table {{0}}.kept as select * from {{0}}.outbox; update {{0}}.outbox set {damage} where id = 1"
        );

        var host = await service.StartAsync();

        await Eventually.EqualAsync(1, service.CountHandledAsync);
        Assert.Equal((setting, "moved", 2), Assert.Single(await service.HandledAsync()));
        var parkedEvents = host.Services.GetRequiredService<ParkedEvents>();
        // Published events may be handled before the relay has marked the event that it could not publish.
        await Eventually.EqualAsync(
            1,
            async () => (await parkedEvents.ListAsync(CancellationToken.None)).Count
        );
        var parked = Assert.Single(await parkedEvents.ListAsync(CancellationToken.None));
        Assert.Equal((service.Schema.Name, 1), (parked.Service, parked.Count));
        Assert.Contains(error, parked.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a name", parked.Error, StringComparison.Ordinal);

        await service.ScalarAsync<int>(
            "update {0}.outbox o set type = k.type, payload = k.payload from {0}.kept k where k.id = o.id"
        );
        Assert.Equal(1, await parkedEvents.RetryAsync(service.Schema.Name, CancellationToken.None));
        await Eventually.EqualAsync(2, service.CountHandledAsync);
        Assert.Empty(await parkedEvents.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Relay_OldRows_AreDeletedExceptWhatWaitsOrIsParked()
    {
        await using var service = await TestService.CreateAsync(servers);
        await service.PublishAsync(Guid.NewGuid(), 1, 2, 3);
        await service.ScalarAsync<int>(
            """
            update {0}.outbox set created_at = created_at - interval '40 days';
            update {0}.outbox set published_at = now() - interval '8 days' where id = 1;
            update {0}.outbox set failed_at = now() - interval '8 days', error = 'parked' where id = 2;
            insert into {0}.inbox values ('old', gen_random_uuid(), now() - interval '31 days'),
                ('young', gen_random_uuid(), now() - interval '29 days');
            """
        );

        await service.StartAsync();

        await Eventually.EqualAsync(
            "2,3 young",
            () =>
                service.ScalarAsync<string>(
                    """
                    select (select string_agg(id::text, ',' order by id) from {0}.outbox) || ' '
                        || (select string_agg(consumer, ',') from {0}.inbox where consumer <> 'setting-moved')
                    """
                )
        );
    }
}
