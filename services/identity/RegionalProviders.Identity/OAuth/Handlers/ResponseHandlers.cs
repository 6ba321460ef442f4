using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using RegionalProviders.Authentication;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Identity.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth.Handlers;

/// <summary>
/// Gives one response to every client that fails to authenticate, and one for every code or refresh token that is not
/// accepted: the exact reason would help only an attacker. Names the issuer as the tokens do.
/// </summary>
internal sealed class UnifyErrorResponses<TContext>(
    IOptions<IdentityOptions> options,
    ILogger<UnifyErrorResponses<TContext>> logger
) : IOpenIddictServerHandler<TContext>
    where TContext : BaseRequestContext
{
    // After OpenIddict has decided on the error, before it writes headers from it.
    internal const int Order = 50_000;

    public ValueTask HandleAsync(TContext context)
    {
        var response = context.Transaction.Response!;
        if (response.HasParameter(Claims.Issuer))
            response[Claims.Issuer] = options.Value.Issuer;
        if (response.Error is null)
            return default;
        // The reason is logged for operators, but never what was sent: a client_id may be a secret in the wrong field.
        logger.LogInformation(
            "Refused: {Error}, {Description}",
            response.Error,
            response.ErrorDescription
        );
        response.ErrorUri = null;
        response.ErrorDescription = response.Error switch
        {
            Errors.InvalidClient => OAuthException.InvalidClient().Message,
            Errors.InvalidGrant => OAuthException.InvalidGrant().Message,
            Errors.UnsupportedGrantType => OAuthException.UnsupportedGrantType().Message,
            _ => response.ErrorDescription,
        };
        return default;
    }
}

/// <summary>Status 429 and how long to wait, for a client that asks for tokens too often.</summary>
internal sealed class SetRetryAfter(OAuthRequest request)
    : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    // After OpenIddict has set the status.
    internal const int Order = 100_500;

    public ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        if (request.RetryAfter is { } wait)
        {
            request.Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            request.Http.Response.Headers.RetryAfter = SignInLimits.Seconds(wait);
        }

        return default;
    }
}

/// <summary>
/// The server's metadata (RFC 8414, OpenID Connect Discovery), with its public address, whichever address the request
/// used.
/// </summary>
internal sealed class DescribeServer(IOptions<IdentityOptions> options)
    : IOpenIddictServerHandler<ApplyConfigurationResponseContext>
{
    public ValueTask HandleAsync(ApplyConfigurationResponseContext context)
    {
        var (server, document) = (options.Value, context.Response);
        document["issuer"] = server.Issuer;
        document["token_endpoint"] = server.TokenEndpoint;
        document["jwks_uri"] = server.JwksEndpoint;
        document[TrustedIssuerList.DiscoveryField] = server.IssuersEndpoint;
        document["authorization_endpoint"] = $"{server.Issuer}/oauth2/authorize";
        document["userinfo_endpoint"] = $"{server.Issuer}/oauth2/userinfo";
        document["end_session_endpoint"] = $"{server.Issuer}/oauth2/logout";
        document["revocation_endpoint"] = $"{server.Issuer}/oauth2/revoke";
        document["introspection_endpoint"] = $"{server.Issuer}/oauth2/introspect";
        Set(
            "grant_types_supported",
            GrantTypes.ClientCredentials,
            GrantTypes.AuthorizationCode,
            GrantTypes.RefreshToken
        );
        Set("prompt_values_supported", PromptValues.None, PromptValues.Login);
        foreach (var endpoint in new[] { "token", "revocation" })
            Set(
                $"{endpoint}_endpoint_auth_methods_supported",
                ClientAuthenticationMethods.ClientSecretBasic,
                ClientAuthenticationMethods.PrivateKeyJwt,
                ClientAuthenticationMethods.None
            );
        Set(
            "introspection_endpoint_auth_methods_supported",
            ClientAuthenticationMethods.ClientSecretBasic,
            ClientAuthenticationMethods.PrivateKeyJwt
        );
        Set("token_endpoint_auth_signing_alg_values_supported", PublicKeySet.Algorithms);
        document["request_parameter_supported"] = false;
        document["request_uri_parameter_supported"] = false;
        return default;

        void Set(string name, params string?[] values) =>
            document[name] = new OpenIddictParameter(values.ToImmutableArray());
    }
}
