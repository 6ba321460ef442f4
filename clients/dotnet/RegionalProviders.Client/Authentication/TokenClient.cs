using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RegionalProviders.Client.Calls;

namespace RegionalProviders.Client.Authentication;

/// <summary>Requests tokens with the client-credentials grant, with client_secret_basic or private_key_jwt.</summary>
internal sealed class TokenClient(
    ClientProfile profile,
    OAuthHttp http,
    RegionalProvidersClientOptions options
)
{
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(5);

    private readonly RetryRule rule = new(options);

    private readonly ClientAssertion? assertion = profile.ClientKey is { } key
        ? new ClientAssertion(profile.ClientId, ClientKey.Load(key), options)
        : null;

    private AuthorizationServer? server;

    /// <summary>Fetches a new token, and retries transient failures a few times.</summary>
    /// <exception cref="SignInException">No token could be obtained.</exception>
    internal async Task<AccessToken> FetchAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; )
        {
            try
            {
                server ??= await AuthorizationServer.DiscoverAsync(
                    profile,
                    http,
                    cancellationToken
                );
                return await AskAsync(server, cancellationToken);
            }
            catch (SignInException e)
                when (e.IsTransient
                    && attempt < options.MaxAttempts
                    && !(e.RetryAfter > options.Deadline)
                )
            {
                attempt++;
                await Task.Delay(
                    rule.WaitBefore(attempt, e.RetryAfter),
                    options.Time,
                    cancellationToken
                );
            }
        }
    }

    private async Task<AccessToken> AskAsync(
        AuthorizationServer from,
        CancellationToken cancellationToken
    )
    {
        using var request = http.Request(HttpMethod.Post, from.TokenEndpoint);
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
        if (assertion is not null)
        {
            form["client_id"] = profile.ClientId;
            form["client_assertion_type"] = ClientAssertion.Type;
            form["client_assertion"] = assertion.Sign(from.Issuer);
        }
        else
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Basic());
        }
        request.Content = new FormUrlEncodedContent(form);
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? Token(body, from)
            : throw Refusal(response, body, from);
    }

    // RFC 6749 §2.3.1: both parts are form-encoded before they are joined.
    private string Basic() =>
        Convert.ToBase64String(
            Encoding.ASCII.GetBytes(
                $"{WebUtility.UrlEncode(profile.ClientId)}:{WebUtility.UrlEncode(profile.ClientSecret)}"
            )
        );

    private AccessToken Token(string body, AuthorizationServer from)
    {
        var answer = Parse(body);
        if (
            answer is not { } json
            || !json.TryGetProperty("access_token", out var token)
            || token.GetString() is not { Length: > 0 } value
        )
            throw new SignInException($"{from.TokenEndpoint} answered without a token.");
        var lifetime =
            json.TryGetProperty("expires_in", out var seconds)
            && seconds.TryGetInt32(out var stated)
                ? TimeSpan.FromSeconds(stated)
                : DefaultLifetime;
        return AccessToken.Received(value, lifetime, options.Time.GetUtcNow());
    }

    private SignInException Refusal(
        HttpResponseMessage response,
        string body,
        AuthorizationServer from
    )
    {
        if (SignInException.Busy(response, from.TokenEndpoint) is { } busy)
            return busy;
        var error =
            Parse(body) is { } json
            && json.TryGetProperty("error", out var code)
            && code.ValueKind == JsonValueKind.String
                ? code.GetString()
                : null;
        return error == "invalid_client"
            ? new SignInException(
                $"The platform does not accept the credentials of client {profile.ClientId}: the secret or key is wrong, or the client is disabled. Ask an administrator of the council for new ones.",
                error
            )
            : new SignInException(
                $"{from.TokenEndpoint} refused a token: {error ?? $"status {(int)response.StatusCode}"}.",
                error
            );
    }

    private static JsonElement? Parse(string body)
    {
        try
        {
            var element = JsonElement.Parse(body);
            return element.ValueKind == JsonValueKind.Object ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
