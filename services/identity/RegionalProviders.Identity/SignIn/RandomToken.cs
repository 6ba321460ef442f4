using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// 256 random bits that open something to whoever holds them: a link, a session, a code, a refresh token. Only the hash
/// is kept; nobody can guess the bits from it.
/// </summary>
/// <param name="Text">What leaves, base64url.</param>
/// <param name="Hash">What is kept.</param>
internal sealed record RandomToken(string Text, byte[] Hash)
{
    internal static RandomToken Generate()
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return new RandomToken(text, HashOf(text));
    }

    internal static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Hides the token from whatever prints records.</summary>
    public override string ToString() => nameof(RandomToken);
}
