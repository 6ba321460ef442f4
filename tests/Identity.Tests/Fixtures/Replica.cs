using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Identity.Tests.Fixtures;

/// <summary>Another process of the identity service.</summary>
public sealed class Replica(WebApplication app, GrpcChannel channel, Uri web) : IAsyncDisposable
{
    private readonly HttpClient http = new() { BaseAddress = web };

    public WebApplication App => app;

    public GrpcChannel Channel => channel;

    public HttpClient Web => http;

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>A new token, from the replica at this address.</summary>
    public static async Task<string> TokenAsync(HttpClient web, string clientId, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token")
        {
            Content = new FormUrlEncodedContent(TestData.Grant()),
        };
        request.Headers.Authorization = TestData.Basic(clientId, secret);
        using var response = await web.SendAsync(request);
        var body = await response.Content.ReadFromJsonAsync<JsonObject>();
        return (string)body!["access_token"]!;
    }
}

/// <summary>Counts HTTP requests by path.</summary>
public sealed class RequestCounter : IStartupFilter
{
    private readonly ConcurrentDictionary<string, int> counts = new();

    public int Of(string path) => counts.GetValueOrDefault(path);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, rest) =>
                {
                    counts.AddOrUpdate(http.Request.Path.Value ?? "", 1, (_, old) => old + 1);
                    return rest(http);
                }
            );
            next(app);
        };
}
