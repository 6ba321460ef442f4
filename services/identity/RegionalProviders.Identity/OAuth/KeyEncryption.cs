using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// Encrypts signing keys and second factors at rest with AES-256-GCM under the key-encryption key of the configuration;
/// what was encrypted under one of the other keys there can still be read.
/// </summary>
internal sealed class KeyEncryption
{
    private const int KeyLength = 32;
    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;
    private readonly Dictionary<string, byte[]> keys = new(StringComparer.Ordinal);

    public KeyEncryption(IOptions<IdentityOptions> options)
    {
        var file = options.Value.KeyEncryptionKeyFile;
        var text = file.Length > 0 ? File.ReadAllText(file) : options.Value.KeyEncryptionKey;
        Name = Add(
            text,
            "The key-encryption key (Identity:KeyEncryptionKey or the file in Identity:KeyEncryptionKeyFile)"
        );
        foreach (var other in options.Value.PreviousKeyEncryptionKeys)
            Add(other, "Every key of Identity:PreviousKeyEncryptionKeys");
        foreach (var other in options.Value.PreviousKeyEncryptionKeyFiles)
            Add(
                File.ReadAllText(other),
                "Every key in a file of Identity:PreviousKeyEncryptionKeyFiles"
            );
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
        using var aes = new AesGcm(keys[Name], TagLength);
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
        if (!keys.TryGetValue(encryptedWith, out var key))
            throw new InvalidOperationException(
                $"It was encrypted with the key-encryption key {encryptedWith}; the configuration has {string.Join(", ", keys.Keys)}. Add the former to Identity:PreviousKeyEncryptionKeys."
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

    /// <summary>The same text under the current key.</summary>
    internal byte[] Reencrypt(string context, string encryptedWith, ReadOnlySpan<byte> encrypted)
    {
        var text = Decrypt(context, encryptedWith, encrypted);
        try
        {
            return Encrypt(context, text);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    private string Add(string text, string what)
    {
        var key = new byte[KeyLength + 1];
        if (!Convert.TryFromBase64String(text.Trim(), key, out var length) || length != KeyLength)
            throw new InvalidOperationException(
                $"{what} must be base64 of exactly 32 bytes. Make one with: openssl rand -base64 32"
            );
        key = key[..KeyLength];
        // A hash of 256 random bits gives nothing of them away.
        var name = Convert.ToHexStringLower(SHA256.HashData(key))[..16];
        keys[name] = key;
        return name;
    }
}
