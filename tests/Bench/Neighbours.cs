using System.Collections.Concurrent;
using System.Diagnostics;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Bench;

/// <summary>
/// W7: one council reads settings at a steady pace, alone and while another floods the same service with all that its
/// limits let through: searches by misspelt names and reads, from two clients and with as many calls at once as a tenant may
/// have. Both in turns in one run; the ratio of the two says what a neighbour costs. Calls of another service, whose
/// connections the flood leaves alone, say how much of it is the machine's and not the queues' for connections.
/// </summary>
internal sealed class Neighbours(HostProcess host, Region region, int settings)
{
    private const double Aim = 2;
    private const int Turns = 5;
    private const int Clients = 2;
    private const int CallersEach = 100;
    private const int ResourceExhausted = 8;
    private const string AnotherService = "/regionalproviders.identity.v1.PrincipalService/WhoAmI";
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    // A refused caller asks again as soon as the slowest of the limits has let another call through.
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMilliseconds(20);
    private readonly Workload[] workloads = [.. Workload.Register(settings)];
    private long answered;
    private long refused;

    internal async Task<NeighbourResult> MeasureAsync(int seconds)
    {
        var quiet = await region.Councils[0].System.TokenAsync();
        var flood = await FloodTokensAsync();
        var turn = TimeSpan.FromSeconds(Math.Max(1, seconds / (double)Turns));
        // Until the machine code is the final one, of both.
        await BesideFloodAsync(quiet, flood, TimeSpan.FromSeconds(10));
        await ReadAsync(quiet, TimeSpan.FromSeconds(3));
        (answered, refused) = (0, 0);
        var (alone, beside) = (new List<double>(), new List<double>());
        var (otherAlone, otherBeside) = (new List<double>(), new List<double>());
        for (var i = 0; i < Turns; i++)
        {
            Add(alone, otherAlone, await ReadAsync(quiet, turn));
            Add(beside, otherBeside, await BesideFloodAsync(quiet, flood, turn));
        }
        var length = Turns * turn.TotalSeconds;
        var (without, with) = (Of(alone, length), Of(beside, length));
        return new NeighbourResult(
            without,
            with,
            with.P99Milliseconds / without.P99Milliseconds,
            Aim,
            Of(otherBeside, length).P99Milliseconds / Of(otherAlone, length).P99Milliseconds,
            answered / length,
            refused / length
        );
    }

    private static void Add(List<double> reads, List<double> others, Times times)
    {
        reads.AddRange(times.Reads);
        others.AddRange(times.Others);
    }

    private static Figures Of(List<double> times, double seconds) =>
        Figures.Of(times.Count / seconds, times);

    private async Task<Times> BesideFloodAsync(
        string quiet,
        IReadOnlyList<string> flood,
        TimeSpan duration
    )
    {
        using var end = new CancellationTokenSource();
        var flooding = Task.WhenAll(flood.Select(token => FloodAsync(token, end.Token)));
        // The burst that a rest has saved up is part of the flood.
        var times = await ReadAsync(quiet, duration);
        await end.CancelAsync();
        await flooding;
        return times;
    }

    /// <summary>
    /// Reads at a steady pace, whether or not the call before has been answered: the times include what a call waited because
    /// others did.
    /// </summary>
    private async Task<Times> ReadAsync(string token, TimeSpan duration)
    {
        using var connection = RawCalls.Connect(host.Endpoints);
        var read = workloads[0];
        var (reads, others) = (new ConcurrentQueue<double>(), new ConcurrentQueue<double>());
        var calls = new List<Task>();
        using var pace = new PeriodicTimer(Pace);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < duration; )
        {
            await pace.WaitForNextTickAsync();
            calls.Add(CallAsync(read.Method, read.Frame(), reads));
            calls.Add(CallAsync(AnotherService, Workload.FrameOf(new WhoAmIRequest()), others));
        }
        await Task.WhenAll(calls);
        return new Times([.. reads], [.. others]);

        async Task CallAsync(string method, byte[] frame, ConcurrentQueue<double> times)
        {
            var began = Stopwatch.GetTimestamp();
            var status = await RawCalls.SendAsync(connection, method, frame, token);
            times.Enqueue(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (status != 0)
                throw new InvalidOperationException($"The quiet council got status {status}.");
        }
    }

    private async Task FloodAsync(string token, CancellationToken end)
    {
        using var connection = RawCalls.Connect(host.Endpoints);
        // The search by a misspelt name is the most expensive call there is.
        var (read, search) = (workloads[0], workloads[^1]);
        await Task.WhenAll(
            Enumerable
                .Range(0, CallersEach)
                .Select(caller => CallAsync(caller % 2 == 0 ? read : search))
        );

        async Task CallAsync(Workload workload)
        {
            var frame = workload.Frame();
            while (!end.IsCancellationRequested)
                if (
                    await RawCalls.SendAsync(connection, workload.Method, frame, token)
                    is ResourceExhausted
                )
                {
                    Interlocked.Increment(ref refused);
                    await Task.Delay(AfterRefusal, CancellationToken.None);
                }
                else
                    Interlocked.Increment(ref answered);
        }
    }

    private async Task<IReadOnlyList<string>> FloodTokensAsync()
    {
        var tokens = new List<string>();
        for (var i = 0; i < Clients; i++)
        {
            var (clientId, secret) = await host.Clients.CreateAsync(
                new CreateClientRequest
                {
                    Kind = PrincipalKind.Council,
                    CouncilId = region.Councils[1].Council.Id.ToString(),
                    Roles = { Role.Officer },
                }
            );
            var client = region.Councils[1].System with
            {
                ClientId = clientId,
                ClientSecret = secret,
            };
            tokens.Add(await client.TokenAsync());
        }
        return tokens;
    }

    private sealed record Times(IReadOnlyList<double> Reads, IReadOnlyList<double> Others);
}

/// <summary>What the flood of one council does to another.</summary>
/// <param name="Alone">Reads of the quiet council, alone.</param>
/// <param name="Beside">The same beside the flood.</param>
/// <param name="Ratio">The 99th percentile beside the flood divided by the one alone.</param>
/// <param name="Aim">The ratio that should not be exceeded.</param>
/// <param name="RatioOfAnotherService">The same of calls of a service that is not flooded.</param>
/// <param name="FloodPerSecond">Calls of the flood that were answered.</param>
/// <param name="RefusedPerSecond">Calls of the flood that its limits refused.</param>
internal sealed record NeighbourResult(
    Figures Alone,
    Figures Beside,
    double Ratio,
    double Aim,
    double RatioOfAnotherService,
    double FloodPerSecond,
    double RefusedPerSecond
);
