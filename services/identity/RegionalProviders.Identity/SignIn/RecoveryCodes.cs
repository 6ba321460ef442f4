using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Identity.SignIn;

/// <summary>Codes for the day on which the phone is lost: 80 random bits each, so that a plain hash gives nothing away.</summary>
/// <param name="Texts">What the user notes down.</param>
/// <param name="Hashes">What is kept.</param>
internal sealed record RecoveryCodes(string[] Texts, byte[][] Hashes)
{
    private const int Number = 10;
    private const int Bytes = 10;
    private const int Letters = 16;

    internal static RecoveryCodes Generate()
    {
        var codes = Enumerable
            .Range(0, Number)
            .Select(_ => Base32.Encode(RandomNumberGenerator.GetBytes(Bytes)))
            .ToArray();
        return new RecoveryCodes(
            [
                .. codes.Select(code =>
                    string.Join('-', code.Chunk(4).Select(group => new string(group)))
                ),
            ],
            [.. codes.Select(Hash)]
        );
    }

    /// <summary>The hash of a code as somebody typed it; null where it cannot be one.</summary>
    internal static byte[]? HashOf(string typed)
    {
        var code = new string([.. typed.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return code.Length == Letters ? Hash(code) : null;
    }

    /// <summary>Hides the codes from whatever prints records.</summary>
    public override string ToString() => nameof(RecoveryCodes);

    private static byte[] Hash(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(code));
}
