using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Encrypts signing keys at rest with AES-256-GCM under the key-encryption key of the configuration.</summary>
internal sealed class KeyEncryption
{
    private const int KeyLength = 32;
    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;
    private readonly byte[] key;

    public KeyEncryption(IOptions<IdentityOptions> options)
    {
        var file = options.Value.KeyEncryptionKeyFile;
        var text = file.Length > 0 ? File.ReadAllText(file) : options.Value.KeyEncryptionKey;
        key = new byte[KeyLength + 1];
        if (!Convert.TryFromBase64String(text.Trim(), key, out var length) || length != KeyLength)
            throw new InvalidOperationException(
                "The key-encryption key (Identity:KeyEncryptionKey or the file in Identity:KeyEncryptionKeyFile) must be base64 of exactly 32 bytes. Make one with: openssl rand -base64 32"
            );
        key = key[..KeyLength];
        // A hash of 256 random bits gives nothing of them away.
        Name = Convert.ToHexStringLower(SHA256.HashData(key))[..16];
    }

    /// <summary>Names the key-encryption key, so that another one is noticed.</summary>
    internal string Name { get; }

    /// <summary>Nonce, tag and encrypted text, in one piece.</summary>
    /// <param name="context">What the text belongs to; it cannot be decrypted as anything else's.</param>
    /// <param name="text">What to encrypt.</param>
    internal byte[] Encrypt(string context, ReadOnlySpan<byte> text)
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
            Encoding.UTF8.GetBytes(context)
        );
        return result;
    }

    internal byte[] Decrypt(string context, string encryptedWith, ReadOnlySpan<byte> encrypted)
    {
        if (encryptedWith != Name)
            throw new InvalidOperationException(
                $"The signing keys were encrypted with the key-encryption key {encryptedWith}, the configuration has {Name}. Configure the former again."
            );
        var text = new byte[encrypted.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            encrypted[..NonceLength],
            encrypted[(NonceLength + TagLength)..],
            encrypted.Slice(NonceLength, TagLength),
            text,
            Encoding.UTF8.GetBytes(context)
        );
        return text;
    }
}
