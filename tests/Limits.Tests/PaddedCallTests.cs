using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using RegionalProviders.Calls.Padding;

namespace RegionalProviders.Limits.Tests;

/// <summary>When a padded call is answered, and when its work is cancelled, on a clock that the test moves.</summary>
public sealed class PaddedCallTests
{
    private const int AMinute = 60_000;
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(0, 0, 25)]
    [InlineData(1, 0, 25)]
    [InlineData(25, 0, 50)]
    [InlineData(1, 23, 25)]
    [InlineData(2, 24, 50)]
    [InlineData(30, 44, 75)]
    [InlineData(30, 46, 100)]
    public async Task Answer_WithAHiddenDelay_LeavesAtTheStepAfterBoth(
        int workMs,
        int hiddenMs,
        int leavesAtMs
    )
    {
        using var call = Begin(hiddenMs, AMinute);
        Advance(workMs);

        var answer = call.ReachStepAsync();
        Advance(leavesAtMs - workMs - 1);
        var before = answer.IsCompleted;
        Advance(1);

        Assert.False(before);
        Assert.Null(await answer);
    }

    [Theory]
    [InlineData(1, 74, 0, true)]
    [InlineData(1, 76, 0, false)]
    [InlineData(25, 26, 49, true)]
    [InlineData(25, 27, 49, false)]
    [InlineData(-10, 49, 0, true)]
    [InlineData(-10, 51, 0, false)]
    public async Task Deadline_Passed_RefusesAtTheStepThatWorkAndDelayReach(
        int deadlineMs,
        int workMs,
        int hiddenMs,
        bool isAnswered
    )
    {
        using var call = Begin(hiddenMs, deadlineMs);
        Advance(workMs);

        var answer = call.ReachStepAsync();
        Advance(75);

        Assert.Equal(isAnswered ? null : StatusCode.DeadlineExceeded, (await answer)?.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Deadline_Passed_LeavesTheWorkRunningForTheGrace(int hiddenMs)
    {
        using var call = Begin(hiddenMs, 1);

        // Three steps and a second, less what is hidden.
        Advance(1075 - hiddenMs - 1);
        var before = call.Cancelled.IsCancellationRequested;
        Advance(1);

        Assert.False(before);
        Assert.True(call.Cancelled.IsCancellationRequested);
    }

    [Theory]
    [InlineData(0, 1050)]
    [InlineData(3, 1075)]
    [InlineData(26, 1100)]
    public void Caller_HangsUp_LeavesTheWorkRunningForTheGrace(int hangsUpAtMs, int endsAtMs)
    {
        using var caller = new CancellationTokenSource();
        using var call = Begin(10, AMinute, caller.Token);
        Advance(hangsUpAtMs);

        caller.Cancel();
        Advance(endsAtMs - 10 - hangsUpAtMs - 1);
        var before = call.Cancelled.IsCancellationRequested;
        Advance(1);

        Assert.False(before);
        Assert.True(call.Cancelled.IsCancellationRequested);
    }

    [Fact]
    public void Caller_HangsUpAfterTheDeadline_GivesTheWorkNoMoreTime()
    {
        using var caller = new CancellationTokenSource();
        using var call = Begin(0, 1, caller.Token);
        Advance(1000);

        caller.Cancel();
        Advance(75);

        Assert.True(call.Cancelled.IsCancellationRequested);
    }

    private PaddedCall Begin(int hiddenMs, int deadlineMs, CancellationToken hungUp = default) =>
        new(
            time,
            TimeSpan.FromMilliseconds(hiddenMs),
            TimeSpan.FromMilliseconds(deadlineMs),
            hungUp
        );

    private void Advance(int milliseconds) => time.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
