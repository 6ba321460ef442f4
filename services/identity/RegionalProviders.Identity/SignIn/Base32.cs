namespace RegionalProviders.Identity.SignIn;

/// <summary>Base32 (RFC 4648) without padding: what authenticator applications take, and easy to type.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var each in bytes)
        {
            buffer = (buffer << 8) | each;
            for (bits += 8; bits >= 5; bits -= 5)
                text[at++] = Alphabet[(buffer >> (bits - 5)) & 31];
            buffer &= 0xff;
        }

        if (bits > 0)
            text[at] = Alphabet[(buffer << (5 - bits)) & 31];
        return new string(text);
    }
}
