using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Identity.SignIn;

/// <summary>Recovery codes for a lost phone: 80 random bits each, of which only the hash is stored.</summary>
internal static class RecoveryCode
{
    private const int Letters = 16;
    private const int GroupLength = 4;

    /// <summary>Formats a code in groups, for typing, from at least 16 characters of random base32.</summary>
    internal static string Format(string random) =>
        string.Join('-', random[..Letters].Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>The hash of a code, however somebody typed it.</summary>
    internal static byte[] HashOf(string typed) =>
        SHA256.HashData(
            Encoding.ASCII.GetBytes(
                new string([.. typed.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant()
            )
        );
}
