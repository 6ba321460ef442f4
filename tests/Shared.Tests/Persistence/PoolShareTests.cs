using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Testing;

namespace RegionalProviders.Shared.Tests.Persistence;

/// <summary>A pool of nine connections, three of them kept for jobs: three a tenant.</summary>
public sealed class PoolShareTests
{
    private const int Share = 3;
    private static readonly Principal Greedy = Council();

    [Fact]
    public async Task Tenant_ThatFloodsAService_LeavesOthersTheirConnections()
    {
        await using var scene = await Scene.StartAsync();
        var flood = Enumerable.Range(0, 50).Select(_ => scene.HoldAsync(Greedy)).ToList();
        await scene.HeldAsync(Share);

        // Their number is that of the connections left: none of them would come through if the flood held more.
        await Task.WhenAll(Enumerable.Range(0, Share).Select(_ => scene.ReadAsync(Council())));

        Assert.Equal(Share, scene.Holding);
        scene.Release();
        await Task.WhenAll(flood);
    }

    [Fact]
    public async Task ExpensiveCalls_WaitForEachOther_AndLeaveTheRestToOtherCalls()
    {
        await using var scene = await Scene.StartAsync();
        var expensive = Greedy with { IsExpensive = true };
        var first = scene.HoldAsync(expensive);
        await scene.HeldAsync(1);
        using var caller = new CancellationTokenSource();
        var second = scene.ReadAsync(expensive, caller.Token);

        await scene.ReadAsync(Greedy);

        Assert.False(second.IsCompleted);
        scene.Release();
        await first;
        await second;
    }

    [Fact]
    public async Task PlatformItself_HasTheWholePool()
    {
        await using var scene = await Scene.StartAsync();
        var own = Enumerable
            .Range(0, 2 * Share)
            .Select(_ => scene.HoldAsync(Principal.System("probe")))
            .ToList();

        await scene.HeldAsync(2 * Share);

        scene.Release();
        await Task.WhenAll(own);
    }

    [Fact]
    public async Task Call_ThatGivesUpWaiting_LeavesItsTurnToTheNext()
    {
        await using var scene = await Scene.StartAsync();
        var held = Enumerable.Range(0, Share).Select(_ => scene.HoldAsync(Greedy)).ToList();
        await scene.HeldAsync(Share);
        using var caller = new CancellationTokenSource();
        var waiting = Enumerable
            .Range(0, 20)
            .Select(_ => scene.ReadAsync(Greedy, caller.Token))
            .ToList();
        await caller.CancelAsync();
        foreach (var each in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => each);

        scene.Release();

        await Task.WhenAll(held);
        await scene.ReadAsync(Greedy);
    }

    [Fact]
    public async Task SecondConnectionWithinATransaction_IsAFaultOfTheCode()
    {
        await using var scene = await Scene.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            scene.Database.InTransactionAsync(
                Greedy,
                _ => scene.ReadAsync(Greedy),
                CancellationToken.None
            )
        );
    }

    private static Principal Council() =>
        new(PrincipalKind.Council, "client", Guid.NewGuid(), [], null, [Role.Officer]);

    private sealed class Scene : IAsyncDisposable
    {
        private readonly TestDatabase database;
        private readonly NpgsqlDataSource source;
        private readonly TaskCompletionSource released = new();
        private int holding;

        private Scene(TestDatabase server, NpgsqlDataSource source)
        {
            database = server;
            this.source = source;
            Database = new ProbeDatabase(source);
        }

        public ProbeDatabase Database { get; }

        /// <summary>Transactions that hold a connection.</summary>
        public int Holding => holding;

        public static async Task<Scene> StartAsync()
        {
            var server = await TestDatabase.CreateAsync();
            return new Scene(
                server,
                NpgsqlDataSource.Create(
                    new NpgsqlConnectionStringBuilder(server.ConnectionString) { MaxPoolSize = 9 }
                )
            );
        }

        /// <summary>Holds a connection until <see cref="Release"/>.</summary>
        public Task HoldAsync(Principal principal) =>
            Database.InTransactionAsync(
                principal,
                async _ =>
                {
                    Interlocked.Increment(ref holding);
                    await released.Task;
                },
                CancellationToken.None
            );

        public Task<int> HeldAsync(int count) =>
            Eventually.BecomesAsync(() => Task.FromResult(holding), now => now == count);

        public void Release() => released.SetResult();

        public Task<IReadOnlyList<int>> ReadAsync(
            Principal principal,
            CancellationToken cancellationToken = default
        ) =>
            Database.ReadAsync(
                principal,
                "select 1",
                [],
                row => row.GetInt32(0),
                cancellationToken
            );

        public async ValueTask DisposeAsync()
        {
            released.TrySetResult();
            Database.Dispose();
            await source.DisposeAsync();
            await database.DisposeAsync();
        }
    }

    private sealed class ProbeDatabase(NpgsqlDataSource source)
        : ServiceDatabase(new ServiceSchema("probe", []), source, TimeProvider.System);
}
