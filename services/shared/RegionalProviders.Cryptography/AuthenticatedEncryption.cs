using System.Security.Cryptography;

namespace RegionalProviders.Cryptography;

/// <summary>AES-256-GCM with a random nonce: nonce, tag and ciphertext in one array.</summary>
public static class AuthenticatedEncryption
{
    /// <summary>Encrypts.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="context">
    /// What the text belongs to (associated data); it can be decrypted only with the same context.
    /// </param>
    /// <param name="text">What to encrypt.</param>
    public static byte[] Encrypt(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> context,
        ReadOnlySpan<byte> text
    )
    {
        using var cipher = new AuthenticatedCipher(key);
        var result = new byte[AuthenticatedCipher.LengthOf(text.Length)];
        cipher.Encrypt(context, text, result);
        return result;
    }

    /// <summary>Decrypts what <see cref="Encrypt"/> returned.</summary>
    /// <exception cref="CryptographicException">The ciphertext was altered, or belongs to another context.</exception>
    public static byte[] Decrypt(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> context,
        ReadOnlySpan<byte> encrypted
    )
    {
        using var cipher = new AuthenticatedCipher(key);
        return cipher.Decrypt(context, encrypted);
    }
}
