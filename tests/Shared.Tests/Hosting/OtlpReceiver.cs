using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RegionalProviders.Shared.Tests.Hosting;

/// <summary>A collector that keeps what it receives by OTLP over HTTP, as searchable text.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, string Text)> received = new();

    private OtlpReceiver(WebApplication app) => this.app = app;

    public string Address =>
        app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();

    public string Traces => string.Concat(Sent("/v1/traces"));

    public string Metrics => string.Concat(Sent("/v1/metrics"));

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var listener = builder.Build();
        listener.Urls.Add("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(listener);
        listener.MapPost("/v1/{signal}", receiver.KeepAsync);
        await listener.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    // Protobuf stores names and texts unchanged.
    private async Task KeepAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        received.Enqueue((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
    }

    private IEnumerable<string> Sent(string path) =>
        received.Where(each => each.Path == path).Select(each => each.Text);
}
