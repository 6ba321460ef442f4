using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Client;

/// <summary>Verifies that a request to a webhook is from the platform.</summary>
public static class WebhookSignature
{
    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";

    /// <summary>
    /// How far the timestamp of a request may be from now, in either direction, unless the caller says otherwise.
    /// </summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// True if one of the signatures was made with the secret over exactly this id, timestamp and body, and the timestamp is
    /// within the tolerance, so that recorded requests cannot be replayed later. Remember the ids of the deliveries you have
    /// handled: the platform sends a delivery again, under the same id, if it cannot know that it arrived.
    /// </summary>
    /// <param name="secret">The webhook's secret, as the platform showed it.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The body as it was received, byte for byte.</param>
    /// <param name="now">The current time.</param>
    /// <param name="tolerance">How far the timestamp may be from now; null for <see cref="Tolerance"/>.</param>
    /// <exception cref="FormatException">The secret is not one of the platform's.</exception>
    public static bool Verify(
        string secret,
        string? id,
        string? timestamp,
        string? signatures,
        ReadOnlySpan<byte> body,
        DateTimeOffset now,
        TimeSpan? tolerance = null
    )
    {
        ArgumentNullException.ThrowIfNull(secret);
        var key = Convert.FromBase64String(
            secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
                ? secret[SecretPrefix.Length..]
                : throw new FormatException($"A secret begins with {SecretPrefix}.")
        );
        if (
            string.IsNullOrEmpty(id)
            || string.IsNullOrEmpty(signatures)
            || !long.TryParse(
                timestamp,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var seconds
            )
            || Math.Abs((double)seconds - now.ToUnixTimeSeconds())
                > (tolerance ?? Tolerance).TotalSeconds
        )
            return false;
        var expected = Signature(key, id, timestamp, body);
        // All signatures are compared, each in constant time, so that the timing reveals nothing about the right one.
        var isGood = false;
        foreach (var signature in signatures.Split(' '))
            isGood |= CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(signature),
                expected
            );
        return isGood;
    }

    private static byte[] Signature(
        byte[] key,
        string id,
        string timestamp,
        ReadOnlySpan<byte> body
    )
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return Encoding.UTF8.GetBytes(
            Version + Convert.ToBase64String(HMACSHA256.HashData(key, signed))
        );
    }
}
