using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using RegionalProviders.Authentication;
using RegionalProviders.Identity.Clients;

namespace RegionalProviders.Identity.OAuth;

/// <summary>What this server can do (RFC 8414, OpenID Connect Discovery) and the keys to check its tokens with.</summary>
internal sealed class Discovery(SigningKeys keys, IOptions<IdentityOptions> options)
{
    // Short enough that a new key, published before it signs, is known in time.
    private const string Cacheable = "public, max-age=300";

    internal Task WriteMetadataAsync(HttpContext http) =>
        WriteAsync(
            http,
            new JsonObject
            {
                ["issuer"] = options.Value.Issuer,
                ["token_endpoint"] = options.Value.TokenEndpoint,
                ["jwks_uri"] = options.Value.JwksEndpoint,
                [TrustedIssuerList.DiscoveryField] = options.Value.IssuersEndpoint,
                ["authorization_endpoint"] = $"{options.Value.Issuer}/oauth2/authorize",
                ["userinfo_endpoint"] = $"{options.Value.Issuer}/oauth2/userinfo",
                ["end_session_endpoint"] = $"{options.Value.Issuer}/oauth2/logout",
                ["revocation_endpoint"] = $"{options.Value.Issuer}/oauth2/revoke",
                ["introspection_endpoint"] = $"{options.Value.Issuer}/oauth2/introspect",
                ["grant_types_supported"] = new JsonArray(
                    ClientGrants.ClientCredentials,
                    ClientGrants.AuthorizationCode,
                    ClientGrants.RefreshToken
                ),
                ["response_types_supported"] = new JsonArray("code"),
                ["response_modes_supported"] = new JsonArray("query"),
                ["code_challenge_methods_supported"] = new JsonArray("S256"),
                ["authorization_response_iss_parameter_supported"] = true,
                ["scopes_supported"] = new JsonArray(
                    "openid",
                    "email",
                    "profile",
                    "offline_access"
                ),
                ["claims_supported"] = new JsonArray(
                    "sub",
                    "auth_time",
                    "amr",
                    "sid",
                    "nonce",
                    "email",
                    "name"
                ),
                ["prompt_values_supported"] = new JsonArray("none", "login"),
                ["request_parameter_supported"] = false,
                ["request_uri_parameter_supported"] = false,
                ["subject_types_supported"] = new JsonArray("public"),
                ["id_token_signing_alg_values_supported"] = new JsonArray(SigningKey.Algorithm),
                ["token_endpoint_auth_methods_supported"] = new JsonArray(
                    "client_secret_basic",
                    "private_key_jwt",
                    "none"
                ),
                ["revocation_endpoint_auth_methods_supported"] = new JsonArray(
                    "client_secret_basic",
                    "private_key_jwt",
                    "none"
                ),
                ["introspection_endpoint_auth_methods_supported"] = new JsonArray(
                    "client_secret_basic",
                    "private_key_jwt"
                ),
                ["token_endpoint_auth_signing_alg_values_supported"] = new JsonArray([
                    .. PublicKeySet.Algorithms.Select(name => JsonValue.Create(name)),
                ]),
            }
        );

    internal async Task WriteKeysAsync(HttpContext http)
    {
        var published = await keys.PublishedAsync(http.RequestAborted);
        await WriteAsync(
            http,
            new JsonObject
            {
                ["keys"] = new JsonArray([.. published.Select(jwk => JsonNode.Parse(jwk))]),
            }
        );
    }

    private static Task WriteAsync(HttpContext http, JsonObject document)
    {
        http.Response.Headers.CacheControl = Cacheable;
        return http.Response.WriteAsJsonAsync(document, http.RequestAborted);
    }
}
