using System.Security.Cryptography;

namespace RegionalProviders.Cryptography;

/// <summary>
/// Encrypts like <see cref="AuthenticatedEncryption"/>, but many texts under one key without setting up the key for
/// each. Not thread-safe.
/// </summary>
/// <param name="key">32 bytes.</param>
/// <param name="texts">
/// Expected number of texts: random nonces are drawn in blocks of this size. More texts are allowed.
/// </param>
public sealed class AuthenticatedCipher(ReadOnlySpan<byte> key, int texts = 1) : IDisposable
{
    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;
    private readonly AesGcm aes = new(key, TagLength);
    private readonly byte[] nonces = new byte[Math.Max(1, texts) * NonceLength];
    private int used = int.MaxValue;

    /// <summary>Length in bytes of a text of the given length once it is encrypted.</summary>
    public static int LengthOf(int text) => NonceLength + TagLength + text;

    /// <summary>Encrypts.</summary>
    /// <param name="context">
    /// What the text belongs to (associated data); it can be decrypted only with the same context.
    /// </param>
    /// <param name="text">What to encrypt.</param>
    /// <param name="result">Receives <see cref="LengthOf"/> bytes: nonce, tag and ciphertext.</param>
    public void Encrypt(ReadOnlySpan<byte> context, ReadOnlySpan<byte> text, Span<byte> result)
    {
        var nonce = result[..NonceLength];
        NextNonce().CopyTo(nonce);
        aes.Encrypt(
            nonce,
            text,
            result[(NonceLength + TagLength)..],
            result.Slice(NonceLength, TagLength),
            context
        );
    }

    /// <summary>Decrypts what <see cref="Encrypt"/> wrote.</summary>
    /// <exception cref="CryptographicException">The ciphertext was altered, or belongs to another context.</exception>
    public byte[] Decrypt(ReadOnlySpan<byte> context, ReadOnlySpan<byte> encrypted)
    {
        if (encrypted.Length < LengthOf(0))
            throw new CryptographicException("It is too short to hold anything encrypted.");
        var text = new byte[encrypted.Length - LengthOf(0)];
        aes.Decrypt(
            encrypted[..NonceLength],
            encrypted[(NonceLength + TagLength)..],
            encrypted.Slice(NonceLength, TagLength),
            text,
            context
        );
        return text;
    }

    // Each nonce is used once: reuse under one key would reveal both texts.
    private ReadOnlySpan<byte> NextNonce()
    {
        if (used >= nonces.Length)
        {
            RandomNumberGenerator.Fill(nonces);
            used = 0;
        }
        used += NonceLength;
        return nonces.AsSpan(used - NonceLength, NonceLength);
    }

    /// <inheritdoc/>
    public void Dispose() => aes.Dispose();
}
