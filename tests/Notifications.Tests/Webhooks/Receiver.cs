using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Webhooks;

/// <summary>A target of webhooks on a real socket. Answers challenges; what else it does the test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Post> posts = new();
    private int inside;

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>What it does with a delivery; answers 204 unless the test sets another.</summary>
    public Func<HttpContext, Post, Task> Deliver { get; set; } = (context, _) => Status(context, 204);

    /// <summary>What it does with a challenge; answers as it should unless the test sets another.</summary>
    public Func<HttpContext, Post, Task> Challenge { get; set; } =
        (context, post) =>
            context.Response.WriteAsJsonAsync(
                new { challenge = post.Json.GetProperty("challenge").GetString() }
            );

    /// <summary>Deliveries that came, in their order, whatever was answered.</summary>
    public IReadOnlyList<Post> Deliveries =>
        [.. posts.Where(post => post.Type == "notice.delivered")];

    /// <summary>Everything that came.</summary>
    public IReadOnlyList<Post> Posts => [.. posts];

    /// <summary>Most posts that were under way at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public string Url =>
        $"{app.Urls.Single().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)}/hook?of=test";

    public static async Task<Receiver> StartAsync(bool tls = false)
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
                    if (tls)
                        listen.UseHttps(OwnCertificate());
                }
            )
        );
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>The deliveries as soon as there are so many.</summary>
    public Task<IReadOnlyList<Post>> ArriveAsync(int count) =>
        Eventually.BecomesAsync(() => Task.FromResult(Deliveries), found => found.Count >= count);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    // Of nobody whom anybody trusts.
    private static X509Certificate2 OwnCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest(
            "CN=127.0.0.1",
            key,
            HashAlgorithmName.SHA256
        ).CreateSelfSigned(now.AddMinutes(-5), now.AddHours(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref inside));
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

/// <summary>What was posted.</summary>
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
