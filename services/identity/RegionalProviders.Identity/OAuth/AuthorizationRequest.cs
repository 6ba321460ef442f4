using RegionalProviders.Identity.Clients;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Where the answer to a request goes: known to be the client's before anything is sent there.</summary>
internal sealed record AuthorizationTarget(SignInClient Client, string RedirectUri, string? State);

/// <summary>A request to sign a user in, checked.</summary>
internal sealed record AuthorizationRequest(
    AuthorizationTarget Target,
    string CodeChallenge,
    string? Nonce,
    string[] Scopes,
    string[] Prompt,
    TimeSpan? MaxAge
);

/// <summary>A refusal that is sent to the client, by way of the browser.</summary>
internal sealed class AuthorizationRefusal(
    AuthorizationTarget target,
    string error,
    string description
) : Exception(description)
{
    internal AuthorizationTarget Target => target;

    internal string Error => error;
}

/// <summary>Reads requests of /oauth2/authorize.</summary>
internal sealed class AuthorizationRequests(SignInClients clients)
{
    private const int LongestText = 500;

    // Of SHA-256, base64url.
    private const int ChallengeLength = 43;
    private static readonly string[] KnownScopes = ["openid", "email", "profile", "offline_access"];

    /// <summary>The client and its address; until both are right nothing may be sent anywhere.</summary>
    internal async Task<AuthorizationTarget> TargetAsync(
        RequestParameters request,
        CancellationToken cancellationToken
    )
    {
        if (request["client_secret"] is not null)
            throw OAuthException.InvalidRequest(
                "A client secret was sent in the address of a page. It may be in logs: replace it."
            );
        var client = request["client_id"] is { } id
            ? await clients.FindAsync(id, cancellationToken)
            : null;
        if (client is null || !client.GrantTypes.Contains(ClientGrants.AuthorizationCode))
            throw OAuthException.InvalidRequest(
                "The application that sent you here is not known to this service. Tell whoever runs it: the client_id is wrong."
            );
        if (
            request["redirect_uri"] is not { } redirect
            || !RedirectUri.IsRegistered(redirect, client.RedirectUris)
        )
            throw OAuthException.InvalidRequest(
                "The application that sent you here gave an address that is not registered for it. Tell whoever runs it: the redirect_uri is wrong."
            );
        return new AuthorizationTarget(client, redirect, request["state"]);
    }

    internal async Task<AuthorizationRequest> ReadAsync(
        RequestParameters request,
        CancellationToken cancellationToken
    )
    {
        var target = await TargetAsync(request, cancellationToken);
        if (request["request"] is not null || request["request_uri"] is not null)
            throw new AuthorizationRefusal(
                target,
                "request_not_supported",
                "Send the parameters plainly."
            );
        if (request["response_type"] != "code")
            throw new AuthorizationRefusal(
                target,
                "unsupported_response_type",
                "The response_type must be code."
            );
        if (request["response_mode"] is not (null or "query"))
            throw Invalid(target, "The response_mode must be query.");
        if (request["code_challenge_method"] != "S256")
            throw Invalid(target, "PKCE is required, with code_challenge_method S256.");
        if (
            request["code_challenge"] is not { Length: ChallengeLength } challenge
            || !challenge.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        )
            throw Invalid(target, "The code_challenge must be the base64url of a SHA-256.");
        if (request["nonce"]?.Length > LongestText || target.State?.Length > LongestText)
            throw Invalid(target, $"State and nonce may have {LongestText} characters.");
        return new AuthorizationRequest(
            target,
            challenge,
            request["nonce"],
            Scopes(target, request["scope"]),
            request["prompt"]?.Split(' ') ?? [],
            MaxAge(target, request["max_age"])
        );
    }

    private static string[] Scopes(AuthorizationTarget target, string? text)
    {
        var scopes = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return scopes.All(KnownScopes.Contains)
            ? [.. scopes.Distinct()]
            : throw new AuthorizationRefusal(
                target,
                "invalid_scope",
                $"The scopes are {string.Join(", ", KnownScopes)}. What a token may do is decided by roles."
            );
    }

    private static TimeSpan? MaxAge(AuthorizationTarget target, string? text) =>
        text is null ? null
        : int.TryParse(
            text,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var seconds
        )
            ? TimeSpan.FromSeconds(seconds)
        : throw Invalid(target, "The max_age must be a number of seconds.");

    private static AuthorizationRefusal Invalid(AuthorizationTarget target, string description) =>
        new(target, "invalid_request", description);
}
