using System.Diagnostics;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Drafts;

public sealed class DraftTimingTests
{
    private const int Calls = 150;

    /// <summary>
    /// How well the time of a response tells a home with a hidden draft from one without: the probability that a random
    /// call about the first takes longer than one about the second, which is a half if it tells nothing.
    /// </summary>
    [Fact]
    public async Task ListDrafts_OfAHomeWithAHiddenDraft_TakesAsLongAsOfOneWithout()
    {
        var scene = await Scene.SetAsync();
        var (with, without) = (new Register(scene), new Register(scene));
        await with.RecordAsync(TestPrincipals.Bath);
        await without.RecordAsync(TestPrincipals.Bath);
        await with.InadequateAsync();
        var stranger = await scene.OfficerAsync(TestPrincipals.Leeds);
        Assert.Empty(await with.DraftsAsync(stranger));
        Assert.Single(await with.DraftsAsync());
        var (hidden, none) = (new List<double>(), new List<double>());

        for (var call = 0; call < Calls; call++)
        {
            hidden.Add(await TimeAsync(stranger, with));
            none.Add(await TimeAsync(stranger, without));
        }

        var told = hidden.Average(one =>
            none.Average(other =>
                one > other ? 1
                : one < other ? 0
                : 0.5
            )
        );
        Assert.InRange(told, 0.3, 0.7);
        // Multiples of 25 ms, less what the timers are off by.
        Assert.True(hidden.Concat(none).Min() > 20, $"{hidden.Concat(none).Min()} ms");
    }

    private static async Task<double> TimeAsync(RegionalProvidersClient caller, Register home)
    {
        var request = new ListDraftsRequest { SettingId = home.Setting.ToString() };
        var watch = Stopwatch.StartNew();
        await caller.NoticeDrafts.ListDraftsAsync(request);
        return watch.Elapsed.TotalMilliseconds;
    }
}
