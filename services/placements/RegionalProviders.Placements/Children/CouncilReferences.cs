using System.Security.Cryptography;
using System.Text;
using RegionalProviders.Cryptography;

namespace RegionalProviders.Placements.Children;

/// <summary>
/// Encrypts, decrypts and hashes the child references of one council. Keep it no longer than the transaction that it was
/// opened in: a key that is deleted must stop working. What is encrypted ahead of a transaction is stored only where
/// <see cref="KeyId"/> is still that of the council's key within it.
/// </summary>
internal sealed class CouncilReferences
{
    internal const int KeyLength = 32;
    private const int IdLength = 16;
    private readonly Guid council;
    private readonly byte[] encryption;
    private readonly byte[] search;

    internal CouncilReferences(Guid council, Guid keyId, byte[] data)
    {
        this.council = council;
        KeyId = keyId;
        // Two keys from one, so that neither use tells anything about the other; both are gone with the one.
        encryption = Derive(data, "child reference encryption");
        search = Derive(data, "child reference search");
        CryptographicOperations.ZeroMemory(data);
    }

    /// <summary>Which key it is: another one after the first was deleted.</summary>
    public Guid KeyId { get; }

    /// <summary>For many references at once, about as many as are told.</summary>
    public ReferenceEncryptor Sealer(int references = 1) =>
        new(council, KeyId, encryption, search, references);

    /// <inheritdoc cref="ReferenceEncryptor.Encrypt"/>
    public byte[] Encrypt(Guid row, string reference)
    {
        using var sealer = Sealer();
        return sealer.Encrypt(row, reference);
    }

    /// <summary>The reference; null where it was encrypted under an earlier key, which is deleted.</summary>
    /// <exception cref="CryptographicException">It was altered, or belongs to another row or council.</exception>
    public string? Decrypt(Guid row, byte[] encrypted)
    {
        if (
            encrypted.Length < IdLength
            || new Guid(encrypted.AsSpan(0, IdLength), bigEndian: true) != KeyId
        )
            return null;
        return Encoding.UTF8.GetString(
            AuthenticatedEncryption.Decrypt(
                encryption,
                ReferenceEncryptor.Context(council, row),
                encrypted.AsSpan(IdLength)
            )
        );
    }

    /// <inheritdoc cref="ReferenceEncryptor.Hash"/>
    public byte[] Hash(string reference)
    {
        using var sealer = Sealer();
        return sealer.Hash(reference);
    }

    private byte[] Derive(byte[] data, string use) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            data,
            KeyLength,
            salt: council.ToByteArray(bigEndian: true),
            info: Encoding.UTF8.GetBytes(use)
        );
}
