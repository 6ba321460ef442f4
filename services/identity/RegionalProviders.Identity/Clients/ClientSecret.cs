using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Identity.Clients;

/// <summary>
/// A client's secret, with the salt and hash that are stored. The secret is 256 random bits, so nobody can guess it and
/// a slow password hash would add nothing but load; a keyed hash with its own salt reveals neither the secret nor
/// whether two secrets are equal.
/// </summary>
/// <param name="Text">The secret as the client gets it, base64url; shown once.</param>
/// <param name="Salt">Stored.</param>
/// <param name="Hash">Stored.</param>
internal sealed record ClientSecret(string Text, byte[] Salt, byte[] Hash)
{
    // Compared with when there is no such client or secret, so that the response takes the same time.
    private static readonly byte[] Nothing = new byte[HMACSHA256.HashSizeInBytes];

    internal static ClientSecret Generate()
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var salt = RandomNumberGenerator.GetBytes(16);
        return new ClientSecret(text, salt, HashOf(text, salt));
    }

    /// <summary>Whether the secret is the one behind the hash; takes the same time when there is no hash.</summary>
    internal static bool Matches(string text, byte[]? salt, byte[]? hash)
    {
        var isEqual = CryptographicOperations.FixedTimeEquals(
            HashOf(text, salt ?? Nothing),
            hash ?? Nothing
        );
        return isEqual && hash is not null;
    }

    private static byte[] HashOf(string text, byte[] salt) =>
        HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(text));
}
