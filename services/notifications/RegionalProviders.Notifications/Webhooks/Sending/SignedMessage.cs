using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Notifications.Webhooks.Sending;

/// <summary>
/// A webhook message with the headers of the Standard Webhooks specification: an HMAC-SHA256 signature of id, timestamp
/// and body for each currently valid key.
/// </summary>
/// <param name="id">Message id; the same when the message is retried.</param>
/// <param name="at">Time of sending.</param>
/// <param name="body">JSON in UTF-8.</param>
/// <param name="keys">Signing keys.</param>
internal sealed class SignedMessage(
    string id,
    DateTimeOffset at,
    byte[] body,
    IReadOnlyList<byte[]> keys
)
{
    private static readonly ProductInfoHeaderValue Agent = new("RegionalProviders-Webhooks", "1");

    /// <summary>Creates the HTTP request.</summary>
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
