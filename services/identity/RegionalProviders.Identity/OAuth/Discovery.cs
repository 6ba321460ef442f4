using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
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
                ["grant_types_supported"] = new JsonArray("client_credentials"),
                ["response_types_supported"] = new JsonArray(),
                ["subject_types_supported"] = new JsonArray("public"),
                ["id_token_signing_alg_values_supported"] = new JsonArray(SigningKey.Algorithm),
                ["token_endpoint_auth_methods_supported"] = new JsonArray(
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
