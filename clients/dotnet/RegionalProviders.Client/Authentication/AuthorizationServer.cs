using System.Text.Json;
using System.Text.Json.Serialization;

namespace RegionalProviders.Client.Authentication;

/// <summary>The server that issues the tokens.</summary>
internal sealed record AuthorizationServer(string Issuer, Uri TokenEndpoint)
{
    private const string DiscoveryPath = "/.well-known/oauth-authorization-server";

    /// <summary>Takes issuer and token endpoint from the profile, or else from the discovery document.</summary>
    /// <exception cref="SignInException">
    /// They could not be discovered, contradict the profile, or the token endpoint cannot be used.
    /// </exception>
    internal static async Task<AuthorizationServer> DiscoverAsync(
        ClientProfile profile,
        OAuthHttp http,
        CancellationToken cancellationToken
    )
    {
        if (profile is { TokenEndpoint: { } given, Issuer: { } known })
            return Checked(profile, known, given);
        using var request = http.Request(HttpMethod.Get, new Uri(profile.Server, DiscoveryPath));
        using var response = await http.SendAsync(request, cancellationToken);
        if (SignInException.Busy(response, request.RequestUri!) is { } busy)
            throw busy;
        if (!response.IsSuccessStatusCode)
            throw new SignInException(
                $"{request.RequestUri} answered {(int)response.StatusCode}: is \"server\" the platform's gRPC address?"
            );
        var found = await ReadAsync(response, cancellationToken);
        if (profile.Issuer is { } expected && expected != found.Issuer)
            throw new SignInException(
                $"{profile.Server} names another issuer than the profile does ({found.Issuer} instead of {expected})."
            );
        return Checked(profile, found.Issuer, profile.TokenEndpoint ?? found.TokenEndpoint);
    }

    private static async Task<Document> ReadAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return JsonSerializer.Deserialize<Document>(body)
                ?? throw new JsonException("The document is empty.");
        }
        catch (JsonException e)
        {
            throw new SignInException(
                $"{response.RequestMessage?.RequestUri} is no discovery document with \"issuer\" and \"token_endpoint\".",
                inner: e
            );
        }
    }

    // If the profile's server uses TLS, the secret must never be sent in clear text.
    private static AuthorizationServer Checked(ClientProfile profile, string issuer, Uri endpoint)
    {
        if (!endpoint.IsAbsoluteUri)
            throw new SignInException($"The token endpoint of {profile.Server} is no URL.");
        if (profile.Server.Scheme == Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttps)
            throw new SignInException(
                $"The token endpoint {endpoint} is not encrypted although {profile.Server} is."
            );
        return new AuthorizationServer(issuer, endpoint);
    }

    private sealed record Document(
        [property: JsonPropertyName("issuer"), JsonRequired] string Issuer,
        [property: JsonPropertyName("token_endpoint"), JsonRequired] Uri TokenEndpoint
    );
}
