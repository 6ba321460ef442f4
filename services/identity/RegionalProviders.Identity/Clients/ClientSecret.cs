using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Identity.Clients;

/// <summary>
/// A client's secret and what is kept of it. The secret is 256 random bits, so nobody can guess it and a slow password
/// hash would add nothing but load; one keyed hash with a salt of its own shows neither the secret nor that two are equal.
/// </summary>
/// <param name="Text">What the client gets, base64url; shown once.</param>
/// <param name="Salt">Kept.</param>
/// <param name="Hash">Kept.</param>
internal sealed record ClientSecret(string Text, byte[] Salt, byte[] Hash)
{
    // Stands in where there is no such client or secret, so that the answer takes as long.
    private static readonly byte[] Nothing = new byte[HMACSHA256.HashSizeInBytes];

    internal static ClientSecret Generate()
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var salt = RandomNumberGenerator.GetBytes(16);
        return new ClientSecret(text, salt, HashOf(text, salt));
    }

    /// <summary>Whether the secret is the one behind the hash; takes the same time for a hash that is absent.</summary>
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
