using Grpc.Core;

namespace RegionalProviders.Calls;

/// <summary>
/// Delays responses and errors of padded RPCs to whole multiples of a fixed time. What such a call does depends on rows that
/// its caller may not see, by fractions of a millisecond; this hides them.
/// </summary>
internal sealed class PaddingInterceptor(AccessTable table, TimeProvider time) : CallInterceptor
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);

    protected override async Task<T> AroundAsync<T>(
        ServerCallContext context,
        object? request,
        Func<Task<T>> next
    )
    {
        if (table.Find(context.Method) is not { Padded: true })
            return await next();
        var started = time.GetTimestamp();
        try
        {
            return await next();
        }
        finally
        {
            var elapsed = time.GetElapsedTime(started);
            // Timers are only exact to a few milliseconds, and their error does not depend on the call.
            await Task.Delay(Step * Math.Ceiling(elapsed / Step) - elapsed, time)
                .WaitAsync(context.CancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
