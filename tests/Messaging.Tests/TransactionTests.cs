using Google.Protobuf.WellKnownTypes;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging.Tests;

[Collection(ServersCollection.Name)]
public sealed class TransactionTests(TestServers servers)
{
    private static readonly Principal Council = new(
        PrincipalKind.Council,
        "a-council",
        Guid.NewGuid(),
        [],
        null,
        []
    );

    [Fact]
    public async Task SendLaterAsync_BeforeOtherStatements_KeepsItsPlace()
    {
        await using var service = await TestService.CreateAsync(servers);

        var seen = await service.Database.InTransactionAsync(
            Principal.System(service.Schema.Name),
            tx => [Handled(service, "opening")],
            async tx =>
            {
                await tx.EnqueueAsync(Handled(service, "later"));
                var first = await tx.QuerySingleAsync<int>(CountOf(service));
                await tx.EnqueueAsync(Handled(service, "later still"));
                var second = 0;
                await tx.SendAsync(
                    new SqlStatement(CountOf(service), [], row => second = row.GetInt32(0)),
                    Handled(service, "after the rows")
                );
                await tx.EnqueueAsync(Handled(service, "with the commit"));
                return (first, second);
            },
            CancellationToken.None
        );

        Assert.Equal((2, 3), seen);
        Assert.Equal(5, await service.ScalarAsync<int>("select count(*) from {0}.inbox"));
    }

    [Fact]
    public async Task SendLaterAsync_ThatFailsWithTheCommit_RollsBackEverything()
    {
        await using var service = await TestService.CreateAsync(servers);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            service.Database.InTransactionAsync(
                Council,
                async tx =>
                {
                    await tx.PublishAsync(new SettingMoved(Guid.NewGuid(), 1), "setting:1");
                    await tx.EnqueueAsync(Handled(service, "of the platform alone"));
                },
                CancellationToken.None
            )
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal(0, await service.ScalarAsync<int>("select count(*) from {0}.outbox"));
        // The connection serves the next transaction normally.
        await service.PublishAsync(Guid.NewGuid(), 1);
        Assert.Equal(1, await service.ScalarAsync<int>("select count(*) from {0}.outbox"));
    }

    [Fact]
    public async Task SendLaterAsync_OfThousands_SendsThemAll()
    {
        await using var service = await TestService.CreateAsync(servers);

        await service.PublishAsync(Guid.NewGuid(), [.. Enumerable.Range(0, 1001)]);

        Assert.Equal(1001, await service.ScalarAsync<int>("select count(*) from {0}.outbox"));
        Assert.True(
            await service.ScalarAsync<bool>(
                "select array_agg((payload ->> 'sequence')::int order by id) = array(select generate_series(0, 1000)) from {0}.outbox"
            )
        );
    }

    [Fact]
    public async Task InTransactionAsync_OpeningStatements_RunForThePrincipal()
    {
        await using var service = await TestService.CreateAsync(servers);
        Guid? tenant = null;

        await service.Database.InTransactionAsync(
            Council,
            tx =>
                [
                    new SqlStatement(
                        $"select {service.Schema.Name}.tenant_id()",
                        [],
                        row => tenant = row.GetGuid(0)
                    ),
                ],
            _ => Task.FromResult(true),
            CancellationToken.None
        );

        Assert.Equal(Council.CouncilId, tenant);
    }

    [Fact]
    public async Task RunIdempotentAsync_ManyAtTheSameMoment_CreateOnce()
    {
        await using var service = await TestService.CreateAsync(servers);
        var requestId = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => RunIdempotentAsync(service, requestId, "the same"))
        );

        Assert.Single(answers.Distinct());
        Assert.Equal(1, await service.ScalarAsync<int>("select count(*) from {0}.outbox"));
        var other = await Assert.ThrowsAsync<ServiceException>(() =>
            RunIdempotentAsync(service, requestId, "another")
        );
        Assert.Equal(ErrorReason.RequestIdReused, other.Reason);
    }

    [Fact]
    public async Task RunIdempotentAsync_FirstFails_NextCreates()
    {
        await using var service = await TestService.CreateAsync(servers);
        var requestId = Guid.NewGuid().ToString();

        await Assert.ThrowsAsync<PostgresException>(() =>
            RunIdempotentAsync(
                service,
                requestId,
                "the same",
                Handled(service, "refused at the commit")
            )
        );

        Assert.NotNull(await RunIdempotentAsync(service, requestId, "the same"));
        Assert.Equal(1, await service.ScalarAsync<int>("select count(*) from {0}.outbox"));
    }

    [Fact]
    public async Task Now_Written_IsReadAsItIs()
    {
        await using var service = await TestService.CreateAsync(servers);

        DateTimeOffset? stored = null;

        var now = await service.Database.InTransactionAsync(
            Council,
            async tx =>
            {
                await tx.SendAsync(
                    new SqlStatement(
                        "select $1",
                        [Argument.Of(tx.Now)],
                        row => stored = row.GetFieldValue<DateTimeOffset>(0)
                    )
                );
                return tx.Now;
            },
            CancellationToken.None
        );

        Assert.Equal(stored, now);
    }

    private static Task<StringValue> RunIdempotentAsync(
        TestService service,
        string requestId,
        string request,
        params SqlStatement[] last
    ) =>
        service.Database.InTransactionAsync(
            Council,
            tx =>
                tx.RunIdempotentAsync(
                    requestId,
                    new StringValue { Value = request },
                    async () =>
                    {
                        await tx.PublishAsync(new SettingMoved(Guid.NewGuid(), 1), "setting:1");
                        foreach (var statement in last)
                            await tx.EnqueueAsync(statement);
                        return new StringValue { Value = Guid.NewGuid().ToString() };
                    }
                ),
            CancellationToken.None
        );

    private static SqlStatement Handled(TestService service, string consumer) =>
        new(
            $"insert into {service.Schema.Name}.inbox values ($1, gen_random_uuid(), now())",
            [Argument.Of(consumer)]
        );

    private static string CountOf(TestService service) =>
        $"select count(*)::int from {service.Schema.Name}.inbox";
}
