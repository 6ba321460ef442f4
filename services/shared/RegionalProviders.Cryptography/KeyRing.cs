using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Cryptography;

/// <summary>
/// Encrypts what a service keeps secret at rest with AES-256-GCM under the key-encryption key of its configuration; what
/// was encrypted under one of the other keys there can still be read.
/// </summary>
public class KeyRing
{
    private const int KeyLength = 32;
    private readonly string section;
    private readonly Dictionary<string, byte[]> keys = new(StringComparer.Ordinal);

    /// <summary>Reads the keys.</summary>
    /// <param name="section">Section of the configuration that they stand in, for error texts.</param>
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

    /// <summary>Names the key-encryption key, so that another one is noticed.</summary>
    public string Name { get; }

    /// <summary>Nonce, tag and encrypted text, in one piece.</summary>
    /// <param name="context">What the text belongs to; it cannot be decrypted as anything else's.</param>
    /// <param name="text">What to encrypt.</param>
    public byte[] Encrypt(string context, ReadOnlySpan<byte> text) =>
        AuthenticatedEncryption.Encrypt(keys[Name], Encoding.UTF8.GetBytes(context), text);

    /// <summary>The text.</summary>
    /// <param name="context">As it was when the text was encrypted.</param>
    /// <param name="encryptedWith"><see cref="Name"/> as it was then.</param>
    /// <param name="encrypted">What <see cref="Encrypt"/> returned.</param>
    /// <exception cref="InvalidOperationException">The configuration does not have that key.</exception>
    /// <exception cref="CryptographicException">It was altered, or belongs to something else.</exception>
    public byte[] Decrypt(string context, string encryptedWith, ReadOnlySpan<byte> encrypted) =>
        keys.TryGetValue(encryptedWith, out var key)
            ? AuthenticatedEncryption.Decrypt(key, Encoding.UTF8.GetBytes(context), encrypted)
            : throw new InvalidOperationException(
                $"It was encrypted with the key-encryption key {encryptedWith}; the configuration has {string.Join(", ", keys.Keys)}. Add the former to {section}:PreviousKeyEncryptionKeys."
            );

    /// <summary>The same text under the current key.</summary>
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
    /// Keys of 256 bits for another purpose, one of each key-encryption key, the current one's first: what was made with a
    /// previous one can still be read. Nobody gets from one to the key-encryption key or to that of another purpose.
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
