using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

public sealed class ReplicaTests(ITestOutputHelper output)
{
    private const int Replicas = 2;

    [Fact]
    public async Task Replicas_OneKilledWhileBothWrite_TheOtherGoesOn()
    {
        await using var platform = await FaultPlatform.StartAsync(replicas: Replicas);
        await using var first = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        await using var second = await RegisterWrites.SignInAsync(platform, Extent.Seed + 1, 1);
        var toFirst = new Writers(first.Next);
        var toSecond = new Writers(second.Next);

        var killing = KillFirstAsync();
        await Task.WhenAll(toFirst.RunAsync(3, killing), toSecond.RunAsync(3, killing));

        // Two statements may conflict over one row; apart from that, clients of the other replica noticed nothing.
        Assert.DoesNotContain(
            toSecond.Failures.Keys,
            told => !told.Contains("ConcurrentChange", StringComparison.Ordinal)
        );
        var kept = await toFirst.RepeatAllAsync() + await toSecond.RepeatAllAsync();
        var evidence = await Evidence.GatherAsync(platform);
        await RegisterInvariants.HoldAsync(platform, toFirst, toSecond);
        Assert.All(platform.Replicas, replica => Assert.Empty(replica.InternalErrors()));
        output.WriteLine($"first replica killed; first: {Figures.Of(toFirst, kept, evidence)}");
        output.WriteLine($"second: {Figures.Of(toSecond, kept, evidence)}");

        async Task KillFirstAsync()
        {
            await UntilAsync(() => toFirst.Answered.Count >= 15 && toSecond.Answered.Count >= 15);
            await platform.Replicas[0].KillAsync();
            var enough = toSecond.Answered.Count + 20;
            await UntilAsync(() => toSecond.Answered.Count >= enough);
            await platform.Replicas[0].StartAsync();
        }
    }

    [Fact]
    public async Task Replicas_SameUploadAtBoth_ImportOnce()
    {
        await using var platform = await FaultPlatform.StartAsync(replicas: Replicas);
        await using var first = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        await using var second = await RegisterWrites.SignInAsync(platform, Extent.Seed, 1);
        // The same file, as two uploads: it is imported twice, and the second import changes nothing.
        var toFirst = new Writers(() => first.ImportList(1, 300));
        var toSecond = new Writers(() => second.ImportList(1, 300));

        await Task.WhenAll(
            toFirst.RunAsync(1, Once(toFirst)),
            toSecond.RunAsync(1, Once(toSecond))
        );

        await Evidence.GatherAsync(platform);
        Assert.Equal(
            300,
            await platform.OneAsync<int>("select count(*) from providers.registration")
        );
        Assert.Equal(
            300,
            await platform.OneAsync<int>(
                "select count(*) from providers.outbox where type like '%.ProviderRegistered'"
            )
        );
        Assert.Equal(
            1,
            await platform.OneAsync<int>(
                "select count(*) from providers.import where rows_created = 300"
            )
        );
    }

    [Fact]
    public async Task Replicas_TokenOfOne_IsGoodAtTheOther()
    {
        await using var platform = await FaultPlatform.StartAsync(replicas: Replicas);
        await using var first = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        await using var second = await RegisterWrites.SignInAsync(platform, Extent.Seed + 1, 1);

        // All tokens come from the address that both replicas share: the first replica, until it is gone.
        await first.CreateSetting(1).AskAsync();
        await second.CreateSetting(1).AskAsync();
        Assert.Equal(1, await platform.OneAsync<int>("select count(*) from identity.signing_key"));
        await using var newcomer = await RegisterWrites.SignInAsync(platform, Extent.Seed + 2, 1);
        await platform.Replicas[0].KillAsync();
        await second.CreateSetting(2).AskAsync();
        // The newcomer signs in only now, with its first call, at the remaining replica.
        await newcomer.CreateSetting(1).AskAsync();
    }

    private static Task<bool> Once(Writers writers) => UntilAsync(() => writers.Answered.Count > 0);

    private static Task<bool> UntilAsync(Func<bool> condition) =>
        Eventually.BecomesAsync(() => Task.FromResult(condition()), met => met);
}
