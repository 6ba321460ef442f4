using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Notifications.Webhooks.Sending;

/// <summary>
/// A message to a webhook with the headers of the Standard Webhooks specification: an HMAC-SHA256 over id, time and body,
/// one for each key that is good at present.
/// </summary>
/// <param name="id">The same whenever the same is sent again.</param>
/// <param name="at">When it is sent.</param>
/// <param name="body">JSON in UTF-8.</param>
/// <param name="keys">Keys to sign with.</param>
internal sealed class SignedMessage(
    string id,
    DateTimeOffset at,
    byte[] body,
    IReadOnlyList<byte[]> keys
)
{
    private static readonly ProductInfoHeaderValue Agent = new("RegionalProviders-Webhooks", "1");

    /// <summary>The message as a request.</summary>
    public HttpRequestMessage To(Uri url)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(
            MediaTypeNames.Application.Json
        );
        request.Headers.UserAgent.Add(Agent);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", time);
        request.Headers.Add(
            "webhook-signature",
            string.Join(' ', keys.Select(key => Signature(key, time)))
        );
        return request;
    }

    private string Signature(byte[] key, string time)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{time}."), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}";
    }
}
