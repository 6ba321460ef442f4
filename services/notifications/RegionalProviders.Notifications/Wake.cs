namespace RegionalProviders.Notifications;

/// <summary>
/// Tells everybody who waits that there may be something new. Take <see cref="Next"/> before looking: what comes after
/// the look completes it, so that nothing falls between the two.
/// </summary>
internal sealed class Wake
{
    private TaskCompletionSource next = New();

    /// <summary>Completes with the next call of <see cref="All"/>.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Wakes everybody.</summary>
    public void All() => Interlocked.Exchange(ref next, New()).TrySetResult();

    // Continuations of hundreds must not run where they are woken.
    private static TaskCompletionSource New() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
