using System.Security.Cryptography;
using System.Text;
using RegionalProviders.Cryptography;

namespace RegionalProviders.Placements.Children;

/// <summary>
/// Encrypts, decrypts and hashes the child references of one council. Do not keep an instance beyond the transaction
/// that created it: a deleted key must stop working. Values encrypted before a transaction may be stored only if
/// <see cref="KeyId"/> is still the id of the council's key within it.
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
        // Two keys are derived from one, so that neither use reveals anything about the other; deleting that one
        // destroys both.
        encryption = Derive(data, "child reference encryption");
        search = Derive(data, "child reference search");
        CryptographicOperations.ZeroMemory(data);
    }

    /// <summary>Id of the key: a council whose key was deleted gets a new one.</summary>
    public Guid KeyId { get; }

    /// <summary>For encrypting many references at once, approximately as many as given.</summary>
    public ReferenceEncryptor Sealer(int references = 1) =>
        new(council, KeyId, encryption, search, references);

    /// <inheritdoc cref="ReferenceEncryptor.Encrypt"/>
    public byte[] Encrypt(Guid row, string reference)
    {
        using var sealer = Sealer();
        return sealer.Encrypt(row, reference);
    }

    /// <summary>The reference; null if it was encrypted with an earlier key, which has been deleted.</summary>
    /// <exception cref="CryptographicException">The value was altered, or belongs to another row or council.</exception>
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
