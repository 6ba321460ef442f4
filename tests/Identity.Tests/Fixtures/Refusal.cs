using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Identity.Tests.Fixtures;

/// <summary>Refusals of the token endpoint.</summary>
internal static class Refusal
{
    internal static async Task IsAsync(
        string error,
        HttpStatusCode status,
        Task<HttpResponseMessage> request
    )
    {
        using var response = await request;
        var body = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal((error, status), ((string?)body!["error"], response.StatusCode));
        Assert.NotEmpty((string?)body["error_description"] ?? "");
        Assert.False(body.ContainsKey("access_token"));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(
            status == HttpStatusCode.Unauthorized,
            response.Headers.WwwAuthenticate.Any(challenge => challenge.Scheme == "Basic")
        );
    }

    internal static Task InvalidClientAsync(Task<HttpResponseMessage> request) =>
        IsAsync("invalid_client", HttpStatusCode.Unauthorized, request);

    internal static Task InvalidRequestAsync(Task<HttpResponseMessage> request) =>
        IsAsync("invalid_request", HttpStatusCode.BadRequest, request);

    internal static Task InvalidGrantAsync(Task<HttpResponseMessage> request) =>
        IsAsync("invalid_grant", HttpStatusCode.BadRequest, request);
}
