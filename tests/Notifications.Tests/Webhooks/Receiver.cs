using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Webhooks;

/// <summary>A receiver of webhooks on a real socket. It answers challenges; a test can replace its behaviour.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Post> posts = new();
    private int inside;
    private int requests;

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>Handles a delivery; answers 204 unless the test sets another handler.</summary>
    public Func<HttpContext, Post, Task> Deliver { get; set; } =
        (context, _) => Status(context, 204);

    /// <summary>Handles a challenge; answers correctly unless the test sets another handler.</summary>
    public Func<HttpContext, Post, Task> Challenge { get; set; } =
        (context, post) =>
            context.Response.WriteAsJsonAsync(
                new { challenge = post.Json.GetProperty("challenge").GetString() }
            );

    /// <summary>Deliveries in the order of their arrival, whatever the answer was.</summary>
    public IReadOnlyList<Post> Deliveries =>
        [.. posts.Where(post => post.Type == "notice.delivered")];

    /// <summary>Everything that was posted.</summary>
    public IReadOnlyList<Post> Posts => [.. posts];

    /// <summary>Requests of any kind.</summary>
    public int Requests => requests;

    /// <summary>The largest number of posts that were in progress at the same time.</summary>
    public int MaxConcurrency { get; private set; }

    public string Url =>
        $"{app.Urls.Single().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)}/hook?of=test";

    public static async Task<Receiver> StartAsync(Func<X509Certificate2>? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Any,
                0,
                listen =>
                {
                    if (certificate is not null)
                        listen.UseHttps(Tls(certificate()));
                }
            )
        );
        var built = builder.Build();
        var receiver = new Receiver(built);
        built.Run(receiver.ReceiveAsync);
        await built.StartAsync();
        return receiver;
    }

    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>The deliveries, as soon as there are as many as given.</summary>
    public Task<IReadOnlyList<Post>> ArriveAsync(int count) =>
        Eventually.BecomesAsync(() => Task.FromResult(Deliveries), found => found.Count >= count);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    // Offline: otherwise the receiver itself would fetch the authority's certificate when it builds the chain.
    private static TlsHandshakeCallbackOptions Tls(X509Certificate2 certificate)
    {
        var context = SslStreamCertificateContext.Create(certificate, null, offline: true);
        return new TlsHandshakeCallbackOptions
        {
            OnConnection = _ =>
                ValueTask.FromResult(
                    new SslServerAuthenticationOptions { ServerCertificateContext = context }
                ),
        };
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        MaxConcurrency = Math.Max(MaxConcurrency, Interlocked.Increment(ref inside));
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var headers = context.Request.Headers;
            var post = new Post(
                headers["webhook-id"].ToString(),
                headers["webhook-timestamp"].ToString(),
                headers["webhook-signature"].ToString(),
                headers.ContentType.ToString(),
                Encoding.UTF8.GetString(body.ToArray())
            );
            posts.Enqueue(post);
            await (post.Type == "webhook.challenge" ? Challenge : Deliver)(context, post);
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }
}

/// <summary>A request that was posted to the receiver.</summary>
internal sealed record Post(
    string Id,
    string Timestamp,
    string Signature,
    string ContentType,
    string Body
)
{
    public JsonElement Json { get; } = JsonDocument.Parse(Body).RootElement;

    public string Type => Json.GetProperty("type").GetString()!;

    public long Cursor => Json.GetProperty("cursor").GetInt64();
}
