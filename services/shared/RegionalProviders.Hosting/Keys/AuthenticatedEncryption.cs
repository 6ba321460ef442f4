using System.Security.Cryptography;

namespace RegionalProviders.Hosting.Keys;

/// <summary>AES-256-GCM with a random nonce: nonce, tag and encrypted text in one piece.</summary>
public static class AuthenticatedEncryption
{
    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;

    /// <summary>Encrypts.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="context">What the text belongs to; it cannot be decrypted as anything else's.</param>
    /// <param name="text">What to encrypt.</param>
    public static byte[] Encrypt(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> context,
        ReadOnlySpan<byte> text
    )
    {
        var result = new byte[NonceLength + TagLength + text.Length];
        var nonce = result.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            nonce,
            text,
            result.AsSpan(NonceLength + TagLength),
            result.AsSpan(NonceLength, TagLength),
            context
        );
        return result;
    }

    /// <summary>Decrypts what <see cref="Encrypt"/> returned.</summary>
    /// <exception cref="CryptographicException">It was altered, or belongs to something else.</exception>
    public static byte[] Decrypt(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> context,
        ReadOnlySpan<byte> encrypted
    )
    {
        if (encrypted.Length < NonceLength + TagLength)
            throw new CryptographicException("It is too short to hold anything encrypted.");
        var text = new byte[encrypted.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            encrypted[..NonceLength],
            encrypted[(NonceLength + TagLength)..],
            encrypted.Slice(NonceLength, TagLength),
            text,
            context
        );
        return text;
    }
}
