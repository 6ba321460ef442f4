using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace RegionalProviders.Identity.OAuth;

/// <summary>client_secret_basic: id and secret, each form-encoded, in an Authorization header (RFC 6749 section 2.3.1).</summary>
internal sealed record BasicCredentials(string ClientId, string Secret)
{
    /// <summary>Null without an Authorization header; refuses one that is not Basic or is malformed.</summary>
    internal static BasicCredentials? Read(StringValues header)
    {
        if (header.Count == 0)
            return null;
        if (
            header is not [{ } text]
            || !AuthenticationHeaderValue.TryParse(text, out var value)
            || !"Basic".Equals(value.Scheme, StringComparison.OrdinalIgnoreCase)
            || value.Parameter is null
        )
            throw OAuthException.InvalidClient(
                "The Authorization header must be one of scheme Basic."
            );

        var bytes = new byte[value.Parameter.Length];
        if (!Convert.TryFromBase64String(value.Parameter, bytes, out var length))
            throw OAuthException.InvalidClient("The Authorization header is no base64.");
        var pair = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return pair is [var id, var secret]
            ? new BasicCredentials(WebUtility.UrlDecode(id), WebUtility.UrlDecode(secret))
            : throw OAuthException.InvalidClient(
                "The Authorization header must hold client_id:client_secret."
            );
    }

    /// <summary>Hides the secret from whatever prints records.</summary>
    public override string ToString() => nameof(BasicCredentials);
}
