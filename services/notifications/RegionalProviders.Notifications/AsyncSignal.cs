namespace RegionalProviders.Notifications;

/// <summary>
/// Tells everybody who waits that there may be something new. Take <see cref="Next"/> before looking: what comes after
/// the look completes it, so that nothing falls between the two.
/// </summary>
internal sealed class AsyncSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Completes with the next call of <see cref="Send"/>.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Releases everybody who waits.</summary>
    public void Send() => Interlocked.Exchange(ref next, New()).TrySetResult();

    // Continuations of hundreds must not run on the thread that sends.
    private static TaskCompletionSource New() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
