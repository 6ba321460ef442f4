using System.Diagnostics;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Drafts;

public sealed class DraftTimingTests
{
    private const int Pairs = 80;

    /// <summary>
    /// How well the time of a response tells that a home has got a hidden draft: the probability that a random call about it
    /// takes longer afterwards than one before, which is a half if it tells nothing. Each call is compared with one about a
    /// home that has none all the while, as the machine gets slower and faster meanwhile. One home throughout: every home has
    /// a delay of its own.
    /// </summary>
    [Fact]
    public async Task ListDrafts_OfAHomeWithAHiddenDraft_TakesAsLongAsOfOneWithout()
    {
        var scene = await Scene.SetAsync();
        var (with, without) = (new Register(scene), new Register(scene));
        await with.RecordAsync(TestPrincipals.Bath);
        await without.RecordAsync(TestPrincipals.Bath);
        var stranger = await scene.OfficerAsync(TestPrincipals.Leeds);
        var times = new List<double>();

        var before = await DifferencesAsync(stranger, with, without, times);
        await with.InadequateAsync();
        Assert.Empty(await with.DraftsAsync(stranger));
        Assert.Single(await with.DraftsAsync());
        var after = await DifferencesAsync(stranger, with, without, times);

        var told = after.Average(one =>
            before.Average(other =>
                one > other ? 1
                : one < other ? 0
                : 0.5
            )
        );
        Assert.InRange(told, 0.3, 0.7);
        // Multiples of 25 ms, less what the timers are off by.
        Assert.True(times.Min() > 20, $"{times.Min()} ms");
    }

    private static async Task<List<double>> DifferencesAsync(
        RegionalProvidersClient caller,
        Register with,
        Register without,
        List<double> times
    )
    {
        var differences = new List<double>();
        for (var pair = 0; pair < Pairs; pair++)
        {
            times.Add(await TimeAsync(caller, with));
            times.Add(await TimeAsync(caller, without));
            differences.Add(times[^2] - times[^1]);
        }
        return differences;
    }

    private static async Task<double> TimeAsync(RegionalProvidersClient caller, Register home)
    {
        var request = new ListDraftsRequest { SettingId = home.Setting.ToString() };
        var watch = Stopwatch.StartNew();
        await caller.NoticeDrafts.ListDraftsAsync(request);
        return watch.Elapsed.TotalMilliseconds;
    }
}
