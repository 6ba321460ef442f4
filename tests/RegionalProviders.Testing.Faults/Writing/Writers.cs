using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Testing.Faults;

/// <summary>
/// Callers that write while a test breaks things, and keep to the contract: a failed write is repeated with the same
/// request_id until it is answered. Every failure must be one that callers can understand.
/// </summary>
/// <param name="next">Creates the next write; called from several tasks at once.</param>
/// <param name="rest">How long each caller pauses between two writes; no pause by default.</param>
public sealed class Writers(Func<Write> next, TimeSpan rest = default)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentQueue<AnsweredWrite> answered = new();
    private readonly ConcurrentDictionary<string, int> failures = new();
    private int askedAgain;

    /// <summary>The writes that were answered OK.</summary>
    public IReadOnlyCollection<AnsweredWrite> Answered => answered;

    /// <summary>The failures that callers saw, and how often.</summary>
    public IReadOnlyDictionary<string, int> Failures => failures;

    /// <summary>How many writes took more than one attempt.</summary>
    public int AskedAgain => askedAgain;

    /// <summary>
    /// Writes until <paramref name="until"/> completes, then finishes the writes in progress. Throws at a failure that no
    /// caller should see, and if a write is not answered within ten minutes.
    /// </summary>
    public async Task RunAsync(int writers, Task until)
    {
        using var failed = new CancellationTokenSource();
        var tasks = Enumerable
            .Range(0, writers)
            .Select(_ => Task.Run(() => WriteAsync(until, failed)))
            .ToList();
        await Task.WhenAll(tasks);
        await until;
    }

    /// <summary>Repeats every write once more: each must get the same answer, which proves that it was stored.</summary>
    /// <returns>The number of writes.</returns>
    public async Task<int> RepeatAllAsync()
    {
        await Parallel.ForEachAsync(
            answered,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (one, _) => Assert.Equal(one.Answer, await one.Write.AskAsync())
        );
        return answered.Count;
    }

    private async Task WriteAsync(Task until, CancellationTokenSource failed)
    {
        try
        {
            while (!until.IsCompleted && !failed.IsCancellationRequested)
            {
                var write = next();
                answered.Enqueue(new AnsweredWrite(write, await AnswerAsync(write)));
                await Task.Delay(rest);
            }
        }
        catch
        {
            await failed.CancelAsync();
            throw;
        }
    }

    private async Task<string> AnswerAsync(Write write)
    {
        var watch = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await write.AskAsync();
                if (attempt > 1)
                    Interlocked.Increment(ref askedAgain);
                return answer;
            }
            catch (Exception e) when (DescribeFailure(e) is { } told && watch.Elapsed < Patience)
            {
                failures.AddOrUpdate(told, 1, (_, count) => count + 1);
                await Task.Delay(Pause);
            }
        }
    }

    /// <summary>The failure that the caller saw; null for one that no caller should have to interpret.</summary>
    private static string? DescribeFailure(Exception exception) =>
        exception switch
        {
            PlatformException { Reason: ErrorReason.Unavailable or ErrorReason.ConcurrentChange } e
                when SaysNothingInternal(e.Message) => $"{e.StatusCode} {e.Reason}",
            PlatformException
            {
                Reason: ErrorReason.UploadIncomplete or ErrorReason.StreamIdle
            } e => $"{e.StatusCode} {e.Reason}",
            // The connection broke because the process was killed during the call.
            PlatformException
            {
                Reason: ErrorReason.Unspecified,
                StatusCode: StatusCode.Unavailable
                    or StatusCode.DeadlineExceeded
                    or StatusCode.Cancelled
                    or StatusCode.Internal // "The response ended prematurely."
            } e => $"{e.StatusCode} (no answer)",
            SignInException { IsTransient: true } => "sign-in: try again",
            _ => null,
        };

    private static bool SaysNothingInternal(string message) =>
        !new[] { "Npgsql", "Postgres", "SQL", "relation", "socket", "stream", "pg_" }.Any(word =>
            message.Contains(word, StringComparison.OrdinalIgnoreCase)
        );
}
