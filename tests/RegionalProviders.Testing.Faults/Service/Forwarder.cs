using System.Net;
using System.Net.Sockets;

namespace RegionalProviders.Testing.Faults;

/// <summary>
/// One address for several replicas, like a load balancer: each connection goes to the first replica that accepts it.
/// </summary>
internal sealed class Forwarder : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public Forwarder(Func<IEnumerable<Uri>> targets)
    {
        listener.Start();
        serving = ServeAsync(targets);
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync(Func<IEnumerable<Uri>> targets)
    {
        try
        {
            while (true)
                _ = ForwardAsync(await listener.AcceptTcpClientAsync(stop.Token), targets);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task ForwardAsync(TcpClient client, Func<IEnumerable<Uri>> targets)
    {
        using var _ = client;
        foreach (var target in targets())
        {
            using var server = new TcpClient();
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target.Port, stop.Token);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                continue;
            }

            try
            {
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), stop.Token),
                    server.GetStream().CopyToAsync(client.GetStream(), stop.Token)
                );
            }
            catch (Exception e) when (e is IOException or InvalidOperationException)
            {
                // One end has closed; closing its connection tells the other.
            }

            return;
        }
    }
}
