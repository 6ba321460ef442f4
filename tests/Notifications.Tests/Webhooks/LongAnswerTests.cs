using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Notifications.Webhooks.Sending;

namespace RegionalProviders.Notifications.Tests.Webhooks;

public sealed class LongAnswerTests
{
    private const int Megabyte = 1024 * 1024;
    private const int Megabytes = 100;

    [Fact]
    public async Task Answer_OfAHundredMegabytes_IsCutOff()
    {
        using var target = new TcpListener(IPAddress.Loopback, 0);
        target.Start();
        await using var services = WebhookClient.Create();
        var http = services.GetRequiredService<WebhookHttp>();
        var written = WriteAsync(target);

        var answer = await http.PostAsync(
            new Uri($"http://{target.LocalEndpoint}/"),
            new SignedMessage("1", TimeProvider.System.GetUtcNow(), [], [new byte[32]]),
            CancellationToken.None
        );

        Assert.Equal((WebhookFailure.TooLarge, 200), (answer.Failure, answer.Status));
        Assert.True(answer.Body.IsEmpty);
        // No more than the socket buffers of both sides hold.
        Assert.InRange(await written, 1, 20);
    }

    // Writes megabytes until the other side closes the connection.
    private static async Task<int> WriteAsync(TcpListener target)
    {
        using var client = await target.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        Assert.NotEqual(0, await stream.ReadAtLeastAsync(new byte[Megabyte], 1));
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n"u8.ToArray());
        var megabyte = new byte[Megabyte];
        for (var written = 0; written < Megabytes; written++)
            try
            {
                await stream.WriteAsync(megabyte);
            }
            catch (IOException)
            {
                return written + 1;
            }

        return Megabytes;
    }
}
