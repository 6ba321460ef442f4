using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Tests.Windows;

/// <summary>
/// A window opens and closes by the clock alone. The window of these tests lasts from Monday, 15 March to Easter Sunday,
/// 28 March 2027, when the clocks go forward at 01:00.
/// </summary>
public sealed class WindowJobTests
{
    [Fact]
    public async Task Window_OverEasterAndTheClockChange_OpensAndClosesOnceByTheClock()
    {
        await using var platform = await March.PlatformAsync();
        var march = await March.BeginAsync(platform);
        march = march.In(await march.ScheduleAsync(new(2027, 3, 15), new(2027, 3, 28)));

        await AtAsync("2027-03-14T23:50:00Z", WindowState.Scheduled);
        Assert.Equal((0, 0), await ToldAsync(march));
        await March.RefusedAsync(ErrorReason.StateConflict, () => march.SendAsync(Census.Rows(1)));

        await AtAsync("2027-03-15T00:00:01Z", WindowState.Open);
        Assert.Equal((1, 0), await ToldAsync(march));
        await march.SendAsync(Census.Rows(1));

        // 01:30 does not exist on this day: half an hour before the change, and half an hour after it.
        await AtAsync("2027-03-28T00:30:00Z", WindowState.Open);
        await march.SendAsync(Census.Rows(2));
        await AtAsync("2027-03-28T01:30:00Z", WindowState.Open);
        await march.SendAsync(Census.Rows(3));
        // 23:50 in summer time.
        await AtAsync("2027-03-28T22:50:00Z", WindowState.Open);
        await march.SubmitAsync(4);
        Assert.Equal(0, await CountAsync(march, "WindowClosed"));

        await AtAsync("2027-03-28T23:00:01Z", WindowState.Closed);
        var submission = await march.SubmissionAsync();
        await March.RefusedAsync(
            ErrorReason.StateConflict,
            () => march.SendAsync(Census.Rows(1), withdraw: true)
        );
        Assert.Equal(1, await CountAsync(march, "WindowClosed"));
        Assert.Equal(
            (SubmissionState.Submitted, 4, true, false),
            (submission.State, submission.RowCount, submission.Frozen, submission.Late)
        );
        Assert.Equal(
            new DateTime(2027, 3, 28, 23, 0, 0, DateTimeKind.Utc),
            await march.AskAsync<DateTime>(
                "select closed_at from placements.submission_window where id = @id::uuid",
                new { id = march.WindowId }
            )
        );

        async Task AtAsync(string instant, WindowState expected)
        {
            march.MoveTo(
                DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)
            );
            // Twice, as two replicas would: an event that was published is not published again.
            var clock = platform
                .Services.GetServices<IHostedService>()
                .OfType<WindowJob>()
                .Single();
            await Task.WhenAll(
                clock.RunOnceAsync(CancellationToken.None),
                clock.RunOnceAsync(CancellationToken.None)
            );
            var officer = await march.OfficerAsync();
            var window = await officer.Windows.GetWindowAsync(
                new GetWindowRequest { Id = march.WindowId }
            );
            Assert.Equal(expected, window.Window.State);
        }
    }

    [Fact]
    public async Task Window_ThatNobodySawOpen_IsToldOfAsOpenedAndClosed()
    {
        await using var platform = await March.PlatformAsync();
        var march = await March.BeginAsync(platform);
        march = march.In(await march.ScheduleAsync(new(2027, 3, 15), new(2027, 3, 28)));
        march.MoveTo(new(2027, 4, 10, 12, 0, 0, TimeSpan.Zero));

        var clock = platform.Services.GetServices<IHostedService>().OfType<WindowJob>().Single();
        await clock.RunOnceAsync(CancellationToken.None);

        Assert.Equal((1, 1), await ToldAsync(march));
    }

    private static async Task<(long Opened, long Closed)> ToldAsync(March march) =>
        (await CountAsync(march, "WindowOpened"), await CountAsync(march, "WindowClosed"));

    private static Task<long> CountAsync(March march, string type) =>
        march.AskAsync<long>(
            "select count(*) from placements.outbox where type like @type and aggregate = @aggregate",
            new { type = $"%.{type}", aggregate = $"window:{march.WindowId}" }
        );
}
