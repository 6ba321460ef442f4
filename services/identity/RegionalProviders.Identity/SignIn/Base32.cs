namespace RegionalProviders.Identity.SignIn;

/// <summary>Base32 (RFC 4648) without padding: how the framework writes the secrets of authenticator applications.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;

    internal static byte[] Decode(string text)
    {
        var bytes = new byte[text.Length * BitsPerLetter / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException("It is no base32.");
            buffer = ((buffer << BitsPerLetter) | value) & 0xfff;
            bits += BitsPerLetter;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
        }

        return bytes;
    }
}
