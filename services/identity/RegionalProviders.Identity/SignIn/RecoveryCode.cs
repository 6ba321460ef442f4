using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Identity.SignIn;

/// <summary>Codes for the day on which the phone is lost: 80 random bits each, of which only the hash is kept.</summary>
internal static class RecoveryCode
{
    private const int Letters = 16;
    private const int GroupLength = 4;

    /// <summary>A code in groups that can be typed, from at least so much random base32.</summary>
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
