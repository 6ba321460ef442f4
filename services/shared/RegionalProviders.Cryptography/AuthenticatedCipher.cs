using System.Security.Cryptography;

namespace RegionalProviders.Cryptography;

/// <summary>
/// What <see cref="AuthenticatedEncryption"/> does, for many texts under one key without setting the key up for each.
/// For one thread at a time.
/// </summary>
/// <param name="key">32 bytes.</param>
/// <param name="texts">How many are expected: for so many nonces the system is asked at once. More are no mistake.</param>
public sealed class AuthenticatedCipher(ReadOnlySpan<byte> key, int texts = 1) : IDisposable
{
    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;
    private readonly AesGcm aes = new(key, TagLength);
    private readonly byte[] nonces = new byte[Math.Max(1, texts) * NonceLength];
    private int used = int.MaxValue;

    /// <summary>Bytes that a text of so many bytes has when it is encrypted.</summary>
    public static int LengthOf(int text) => NonceLength + TagLength + text;

    /// <summary>Encrypts.</summary>
    /// <param name="context">What the text belongs to; it cannot be decrypted as anything else's.</param>
    /// <param name="text">What to encrypt.</param>
    /// <param name="result">Takes <see cref="LengthOf"/> bytes: nonce, tag and encrypted text.</param>
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
    /// <exception cref="CryptographicException">It was altered, or belongs to something else.</exception>
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
