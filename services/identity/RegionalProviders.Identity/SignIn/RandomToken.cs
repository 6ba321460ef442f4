using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// A bearer token of 256 random bits: in a link, a session, a code or a refresh token. Only the hash is stored, from
/// which nobody can guess the bits.
/// </summary>
/// <param name="Text">The token as handed out, base64url.</param>
/// <param name="Hash">The hash as stored.</param>
internal sealed record RandomToken(string Text, byte[] Hash)
{
    internal static RandomToken Generate()
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return new RandomToken(text, HashOf(text));
    }

    internal static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Leaves out the token wherever the record is printed.</summary>
    public override string ToString() => nameof(RandomToken);
}
