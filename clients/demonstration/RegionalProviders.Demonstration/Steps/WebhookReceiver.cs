using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using RegionalProviders.Client;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>
/// A council's webhook receiver on this machine: it answers the challenge and rejects everything that is not signed with
/// its secret.
/// </summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly TaskCompletionSource<Received> first = new();
    private readonly Task serving;

    private WebhookReceiver(Uri address)
    {
        Address = address;
        listener.Prefixes.Add(address.ToString());
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>The address at which it listens.</summary>
    internal Uri Address { get; }

    /// <summary>The webhook's secret; until it is set, every request is rejected.</summary>
    internal string Secret { get; set; } = "";

    /// <summary>The first delivery with a valid signature.</summary>
    internal Task<Received> First => first.Task;

    internal static WebhookReceiver Start() => new(new Uri($"http://127.0.0.1:{FreePort()}/"));

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync()
    {
        while (true)
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception exception)
                when (exception is HttpListenerException or ObjectDisposedException)
            {
                if (!listener.IsListening)
                    return;
            }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(buffer);
        var body = buffer.ToArray();
        using var response = context.Response;
        if (!IsGenuine(context.Request.Headers, body))
        {
            response.StatusCode = (int)HttpStatusCode.Unauthorized;
            return;
        }

        using var message = JsonDocument.Parse(body);
        var said = message.RootElement;
        if (said.TryGetProperty("challenge", out var challenge))
        {
            response.ContentType = "application/json";
            await JsonSerializer.SerializeAsync(
                response.OutputStream,
                new { challenge = challenge.GetString() }
            );
            return;
        }

        response.StatusCode = (int)HttpStatusCode.NoContent;
        if (said.TryGetProperty("noticeId", out var notice))
            first.TrySetResult(
                new Received(
                    Stopwatch.GetTimestamp(),
                    notice.GetString()!,
                    context.Request.Headers["webhook-id"]!
                )
            );
    }

    private bool IsGenuine(
        System.Collections.Specialized.NameValueCollection headers,
        byte[] body
    ) =>
        Secret.Length > 0
        && WebhookSignature.Verify(
            Secret,
            headers["webhook-id"],
            headers["webhook-timestamp"],
            headers["webhook-signature"],
            body,
            TimeProvider.System.GetUtcNow()
        );

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

/// <summary>A delivery that arrived by webhook.</summary>
/// <param name="At">When it arrived, as <see cref="Stopwatch.GetTimestamp"/>.</param>
/// <param name="NoticeId">UUID of the notice.</param>
/// <param name="Id">Its <c>webhook-id</c>, which is the same in every attempt to send it.</param>
internal sealed record Received(long At, string NoticeId, string Id);
