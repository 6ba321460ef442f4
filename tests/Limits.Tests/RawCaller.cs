using System.Net;
using System.Net.Http.Headers;
using Google.Rpc;
using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Shared.Tests.Hosting;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

/// <summary>Calls gRPC over plain HTTP: neither the body nor the headers need to be valid gRPC.</summary>
internal sealed class RawCaller(string server, string token) : IAsyncDisposable
{
    public const string WhoAmI = "/regionalproviders.identity.v1.PrincipalService/WhoAmI";

    private readonly HttpMessageInvoker http = new(
        new SocketsHttpHandler { EnableMultipleHttp2Connections = true }
    );

    public string Token => token;

    public static async Task<RawCaller> OfAsync(
        TestPlatform platform,
        PrincipalKind kind = PrincipalKind.Council
    )
    {
        var request = new CreateClientRequest { Kind = kind };
        switch (kind)
        {
            case PrincipalKind.Council:
                await platform.People.MembersAsync();
                request.CouncilId = await platform.People.CouncilIdAsync(TestPrincipals.Bristol);
                request.Roles.Add(Role.Officer);
                break;
            case PrincipalKind.Coordinator:
                request.ConsortiumIds.Add(await platform.People.MembersAsync());
                break;
        }
        var profile = await platform.People.NewProfileAsync(request);
        return new RawCaller(platform.Server, await Tokens.FetchAsync(platform.Web, profile));
    }

    /// <summary>Sends a body unchanged. A given header replaces the usual one; without a value it is left out.</summary>
    public async Task<RawAnswer> CallAsync(
        string path,
        byte[] body,
        params (string Name, string? Value)[] headers
    )
    {
        using var content = new ByteArrayContent(body);
        return await SendAsync(path, content, headers);
    }

    public async Task<RawAnswer> SendAsync(
        string path,
        HttpContent content,
        params (string Name, string? Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server + path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        var all = new Dictionary<string, string?>
        {
            ["authorization"] = $"Bearer {token}",
            ["te"] = "trailers",
            ["content-type"] = "application/grpc",
        };
        foreach (var (name, value) in headers)
            all[name] = value;
        foreach (var (name, value) in all)
            if (value is not null && !request.Headers.TryAddWithoutValidation(name, value))
                content.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, CancellationToken.None);
        await response.Content.LoadIntoBufferAsync();
        return RawAnswer.Of(response);
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>What came back, in whichever part of the response.</summary>
internal sealed record RawAnswer(
    HttpStatusCode Http,
    StatusCode? Status,
    string Text,
    string? Reason
)
{
    public static RawAnswer Of(HttpResponseMessage response)
    {
        string? Find(string name) =>
            Header(response.TrailingHeaders, name) ?? Header(response.Headers, name);
        var details = Find("grpc-status-details-bin") is { } base64
            ? Google.Rpc.Status.Parser.ParseFrom(
                Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='))
            )
            : null;
        return new RawAnswer(
            response.StatusCode,
            Find("grpc-status") is { } status
                ? (StatusCode)int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)
                : null,
            Uri.UnescapeDataString(Find("grpc-message") ?? ""),
            details
                ?.Details.FirstOrDefault(detail => detail.Is(ErrorInfo.Descriptor))
                ?.Unpack<ErrorInfo>()
                .Reason
        );
    }

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.First() : null;
}
