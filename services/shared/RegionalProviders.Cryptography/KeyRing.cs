using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Cryptography;

/// <summary>
/// Encrypts a service's secrets at rest with AES-256-GCM under the key-encryption key in its configuration; secrets
/// encrypted under one of the other keys there can still be decrypted.
/// </summary>
public class KeyRing
{
    private const int KeyLength = 32;
    private readonly string section;
    private readonly Dictionary<string, byte[]> keys = new(StringComparer.Ordinal);

    /// <summary>Reads the keys.</summary>
    /// <param name="section">The configuration section that the keys are in, for error messages.</param>
    /// <param name="options">The keys.</param>
    /// <exception cref="InvalidOperationException">A key is not base64 of exactly 32 bytes.</exception>
    public KeyRing(string section, KeyRingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.section = section;
        var file = options.KeyEncryptionKeyFile;
        Name = Add(
            file.Length > 0 ? File.ReadAllText(file) : options.KeyEncryptionKey,
            $"The key-encryption key ({section}:KeyEncryptionKey or the file in {section}:KeyEncryptionKeyFile)"
        );
        foreach (var other in options.PreviousKeyEncryptionKeys)
            Add(other, $"Every key of {section}:PreviousKeyEncryptionKeys");
        foreach (var other in options.PreviousKeyEncryptionKeyFiles)
            Add(
                File.ReadAllText(other),
                $"Every key in a file of {section}:PreviousKeyEncryptionKeyFiles"
            );
    }

    /// <summary>Name of the key-encryption key, so that a change of key is noticed.</summary>
    public string Name { get; }

    /// <summary>Nonce, tag and ciphertext, in one array.</summary>
    /// <param name="context">
    /// What the text belongs to (associated data); it can be decrypted only with the same context.
    /// </param>
    /// <param name="text">What to encrypt.</param>
    public byte[] Encrypt(string context, ReadOnlySpan<byte> text) =>
        AuthenticatedEncryption.Encrypt(keys[Name], Encoding.UTF8.GetBytes(context), text);

    /// <summary>The decrypted text.</summary>
    /// <param name="context">The context with which the text was encrypted.</param>
    /// <param name="encryptedWith"><see cref="Name"/> at the time of encryption.</param>
    /// <param name="encrypted">What <see cref="Encrypt"/> returned.</param>
    /// <exception cref="InvalidOperationException">The configuration does not have that key.</exception>
    /// <exception cref="CryptographicException">The ciphertext was altered, or belongs to another context.</exception>
    public byte[] Decrypt(string context, string encryptedWith, ReadOnlySpan<byte> encrypted) =>
        keys.TryGetValue(encryptedWith, out var key)
            ? AuthenticatedEncryption.Decrypt(key, Encoding.UTF8.GetBytes(context), encrypted)
            : throw new InvalidOperationException(
                $"It was encrypted with the key-encryption key {encryptedWith}; the configuration has {string.Join(", ", keys.Keys)}. Add the former to {section}:PreviousKeyEncryptionKeys."
            );

    /// <summary>The same text, encrypted under the current key.</summary>
    public byte[] Reencrypt(string context, string encryptedWith, ReadOnlySpan<byte> encrypted)
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

    /// <summary>
    /// Derives a 256-bit key for another purpose from each key-encryption key, the current one's first, so that data
    /// made under a previous one can still be read. A derived key reveals neither the key-encryption key nor the key of
    /// another purpose.
    /// </summary>
    public IReadOnlyList<(string Name, byte[] Key)> Derive(string purpose) =>
        [
            .. keys.OrderByDescending(pair => pair.Key == Name)
                .Select(pair =>
                    (
                        pair.Key,
                        HKDF.DeriveKey(
                            HashAlgorithmName.SHA256,
                            pair.Value,
                            KeyLength,
                            info: Encoding.UTF8.GetBytes(purpose)
                        )
                    )
                ),
        ];

    private string Add(string text, string what)
    {
        var key = new byte[KeyLength + 1];
        if (!Convert.TryFromBase64String(text.Trim(), key, out var length) || length != KeyLength)
            throw new InvalidOperationException(
                $"{what} must be base64 of exactly 32 bytes. Make one with: openssl rand -base64 32"
            );
        key = key[..KeyLength];
        // A hash of 256 random bits reveals nothing about them.
        var name = Convert.ToHexStringLower(SHA256.HashData(key))[..16];
        keys[name] = key;
        return name;
    }
}
