using System.Collections.Concurrent;
using System.Diagnostics;

namespace RegionalProviders.Bench;

/// <summary>
/// W4: different notices raised over gRPC by sixteen callers over four connections with as little overhead as possible,
/// next to pgbench writing the same rows.
/// </summary>
internal sealed class Raising(HostProcess host, WarnedRegion region, string token)
{
    private const int Connections = 4;
    private const int CallersEach = 4;
    private const string Method = "/regionalproviders.notifications.v1.NoticeService/RaiseNotice";

    internal async Task<Figures> RunAsync(int seconds)
    {
        var clients = Enumerable
            .Range(0, Connections)
            .Select(_ => RawCalls.Connect(host.Endpoints))
            .ToList();
        var times = new ConcurrentQueue<double>();
        // Long enough for the JIT compiler to reach the final machine code of this call.
        await LoadAsync(clients, TimeSpan.FromSeconds(10), times);
        await region.CirculatedAsync();
        times.Clear();
        var watch = Stopwatch.StartNew();
        await LoadAsync(clients, TimeSpan.FromSeconds(seconds), times);
        var rate = times.Count / watch.Elapsed.TotalSeconds;
        clients.ForEach(client => client.Dispose());
        return Figures.Of(rate, [.. times]);
    }

    private async Task LoadAsync(
        List<HttpClient> clients,
        TimeSpan duration,
        ConcurrentQueue<double> times
    )
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            clients
                .SelectMany(client => Enumerable.Repeat(client, CallersEach))
                .Select(client =>
                    Task.Run(async () =>
                    {
                        while (watch.Elapsed < duration)
                        {
                            var began = Stopwatch.GetTimestamp();
                            await RaiseAsync(client);
                            times.Enqueue(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                        }
                    })
                )
        );
    }

    private async Task RaiseAsync(HttpClient client)
    {
        var status = await RawCalls.SendAsync(
            client,
            Method,
            Workload.FrameOf(region.NewNotice()),
            token
        );
        if (status != 0)
            throw new InvalidOperationException($"Not raised: status {status}.");
    }
}
