using Grpc.Core;

namespace RegionalProviders.Calls.Padding;

/// <summary>The clock of one padded call: when its answer may leave, and when its work is cancelled.</summary>
internal sealed class PaddedCall : IDisposable
{
    /// <summary>Answers leave at whole multiples of this time after the request was read.</summary>
    internal static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);

    /// <summary>
    /// How long the work goes on after the deadline, or after the caller hung up. A caller who cuts work short could find
    /// from what it wrote how far it had come, and repeat that at ever closer times.
    /// </summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly long started;
    private readonly TimeSpan hidden;
    private readonly long lastStep;
    private readonly CancellationTokenSource cancellation;
    private readonly CancellationTokenRegistration hangingUp;
    private readonly ITimer steps;
    private readonly TaskCompletionSource reached = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly Lock gate = new();
    private long passed;
    private long wanted = long.MaxValue;

    /// <summary>Starts the clock.</summary>
    /// <param name="time">The time.</param>
    /// <param name="hidden">What is added to the time that the work took, before it is rounded.</param>
    /// <param name="timeLeft">Time until the caller's deadline.</param>
    /// <param name="hungUp">Cancelled when the caller hangs up.</param>
    internal PaddedCall(
        TimeProvider time,
        TimeSpan hidden,
        TimeSpan timeLeft,
        CancellationToken hungUp
    )
    {
        this.time = time;
        this.hidden = hidden;
        started = time.GetTimestamp();
        // Begun before the work, and once: a timer that is set when the work ends would repeat its fraction of a millisecond.
        steps = time.CreateTimer(_ => Pass(), null, Step, Step);
        lastStep = LastStepOf(timeLeft);
        cancellation = new CancellationTokenSource(EndOfWork(lastStep), time);
        hangingUp = hungUp.UnsafeRegister(_ => HangUp(), null);
    }

    /// <summary>Cancelled when the work is to end.</summary>
    internal CancellationToken Cancelled => cancellation.Token;

    /// <summary>
    /// Waits for the step at which the call may be answered. Returns what it is answered with instead of what its work came
    /// to: the deadline has passed or the work was cancelled; null for neither.
    /// </summary>
    internal async Task<Status?> ReachStepAsync()
    {
        var isCancelled = cancellation.IsCancellationRequested;
        var step = Await(StepOf(time.GetElapsedTime(started) + hidden));
        await reached.Task;
        if (step > lastStep)
            return EndedCall.DeadlineExceeded;
        return isCancelled ? EndedCall.Cancelled : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        steps.Dispose();
        hangingUp.Dispose();
        cancellation.Dispose();
    }

    // The greatest delay is allowed for, whatever this call's is: a deadline must not tell of it.
    private static long LastStepOf(TimeSpan timeLeft) =>
        StepOf(timeLeft > TimeSpan.Zero ? timeLeft : TimeSpan.Zero) + HiddenDelay.MaxSteps;

    private static long StepOf(TimeSpan elapsed) => (long)Math.Ceiling(elapsed / Step);

    private TimeSpan EndOfWork(long step) => (Step * step) + Grace - hidden;

    private long Await(long step)
    {
        lock (gate)
        {
            // Where a timer was early, the step of this very moment is over: the next.
            wanted = Math.Max(step, passed + 1);
            return wanted;
        }
    }

    private void Pass()
    {
        lock (gate)
        {
            passed++;
            if (passed >= wanted)
                reached.TrySetResult();
        }
    }

    // Never later than the deadline would end it.
    private void HangUp()
    {
        var now = time.GetElapsedTime(started);
        var left = EndOfWork(Math.Min(LastStepOf(now), lastStep)) - now;
        cancellation.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }
}
