using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Notifications.Webhooks.Sending;

namespace RegionalProviders.Notifications.Tests.Webhooks;

public sealed class WebhookHttpTests : IDisposable
{
    private const int MaxBodyBytes = 65_536;
    private readonly ServiceProvider services = WebhookClient.Create();
    private readonly WebhookHttp http;

    public WebhookHttpTests() => http = services.GetRequiredService<WebhookHttp>();

    public void Dispose() => services.Dispose();

    [Theory]
    [InlineData(MaxBodyBytes, WebhookFailure.Unspecified, MaxBodyBytes)]
    [InlineData(MaxBodyBytes + 1, WebhookFailure.TooLarge, 0)]
    public async Task Answer_OfSoManyBytes_IsReadUpTo64KiB(
        int length,
        WebhookFailure failure,
        int read
    )
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Deliver = (context, _) => context.Response.WriteAsync(new string('x', length));

        var answer = await PostAsync(receiver.Url);

        Assert.Equal((failure, 200, read), (answer.Failure, answer.Status, answer.Body.Length));
    }

    [Fact]
    public async Task Post_WithinATraceAndAfterACookie_CarriesNeither()
    {
        await using var receiver = await Receiver.StartAsync();
        var headers = new List<string>();
        receiver.Deliver = (context, _) =>
        {
            headers = [.. context.Request.Headers.Keys.Select(key => key.ToLowerInvariant())];
            context.Response.Cookies.Append("given", "before");
            return Receiver.Status(context, 200);
        };
        using var trace = new System.Diagnostics.Activity("trace").Start();

        await PostAsync(receiver.Url);
        await PostAsync(receiver.Url);

        Assert.Equal(2, receiver.Posts.Count);
        Assert.Equal(
            [
                "content-length",
                "content-type",
                "host",
                "user-agent",
                "webhook-id",
                "webhook-signature",
                "webhook-timestamp",
            ],
            headers.Order(StringComparer.Ordinal)
        );
    }

    // A proxy would connect to addresses to which the platform itself does not.
    [Fact]
    public async Task Post_WhereTheMachineHasAProxy_DoesNotGoThroughIt()
    {
        await using var receiver = await Receiver.StartAsync();
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new ProxyOfOne("proxied.invalid", new Uri(receiver.Url));
        try
        {
            var answer = await PostAsync("http://proxied.invalid:8080/");

            Assert.Equal(WebhookFailure.Unreachable, answer.Failure);
            Assert.Equal(0, receiver.Requests);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    private Task<WebhookAnswer> PostAsync(string url) =>
        http.PostAsync(
            new Uri(url),
            new SignedMessage(
                "1",
                TimeProvider.System.GetUtcNow(),
                """{"type":"notice.delivered"}"""u8.ToArray(),
                [new byte[32]]
            ),
            CancellationToken.None
        );

    private sealed class ProxyOfOne(string host, Uri proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => proxy;

        public bool IsBypassed(Uri uri) => uri.Host != host;
    }
}
