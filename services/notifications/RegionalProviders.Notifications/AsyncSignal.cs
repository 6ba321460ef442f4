namespace RegionalProviders.Notifications;

/// <summary>
/// Wakes all waiters when there may be something new. Take <see cref="Next"/> before reading: a change after the read
/// completes it, so that no change is missed.
/// </summary>
internal sealed class AsyncSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Completes on the next call of <see cref="Send"/>.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Wakes all waiters.</summary>
    public void Send() => Interlocked.Exchange(ref next, New()).TrySetResult();

    // The continuations of hundreds of waiters must not run on the thread that sends.
    private static TaskCompletionSource New() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
