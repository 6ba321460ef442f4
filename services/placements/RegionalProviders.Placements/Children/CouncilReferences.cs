using System.Security.Cryptography;
using System.Text;
using RegionalProviders.Hosting.Keys;

namespace RegionalProviders.Placements.Children;

/// <summary>
/// Encrypts, decrypts and hashes the child references of one council. Keep it no longer than the transaction that it was
/// opened in: a key that is deleted must stop working.
/// </summary>
internal sealed class CouncilReferences
{
    internal const int KeyLength = 32;
    private const int IdLength = 16;
    private readonly Guid council;
    private readonly Guid keyId;
    private readonly byte[] encryption;
    private readonly byte[] search;

    internal CouncilReferences(Guid council, Guid keyId, byte[] data)
    {
        this.council = council;
        this.keyId = keyId;
        // Two keys from one, so that neither use tells anything about the other; both are gone with the one.
        encryption = Derive(data, "child reference encryption");
        search = Derive(data, "child reference search");
        CryptographicOperations.ZeroMemory(data);
    }

    /// <summary>The reference, encrypted for one row; as another row's or another council's it cannot be read.</summary>
    /// <param name="row">Id of the row that it is stored in.</param>
    /// <param name="reference">The reference, as <see cref="ChildReference.Normalise"/> leaves it.</param>
    public byte[] Encrypt(Guid row, string reference) =>
        [
            .. keyId.ToByteArray(bigEndian: true),
            .. AuthenticatedEncryption.Encrypt(
                encryption,
                Context(row),
                Encoding.UTF8.GetBytes(reference)
            ),
        ];

    /// <summary>The reference; null where it was encrypted under an earlier key, which is deleted.</summary>
    /// <exception cref="CryptographicException">It was altered, or belongs to another row or council.</exception>
    public string? Decrypt(Guid row, byte[] encrypted)
    {
        if (
            encrypted.Length < IdLength
            || new Guid(encrypted.AsSpan(0, IdLength), bigEndian: true) != keyId
        )
            return null;
        return Encoding.UTF8.GetString(
            AuthenticatedEncryption.Decrypt(encryption, Context(row), encrypted.AsSpan(IdLength))
        );
    }

    /// <summary>
    /// The same for the same reference of this council, and for no other: what a row is found by. 32 bytes.
    /// </summary>
    /// <param name="reference">The reference, as <see cref="ChildReference.Normalise"/> leaves it.</param>
    public byte[] Hash(string reference) =>
        HMACSHA256.HashData(search, Encoding.UTF8.GetBytes(reference));

    private byte[] Context(Guid row) =>
        [.. council.ToByteArray(bigEndian: true), .. row.ToByteArray(bigEndian: true)];

    private byte[] Derive(byte[] data, string use) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            data,
            KeyLength,
            salt: council.ToByteArray(bigEndian: true),
            info: Encoding.UTF8.GetBytes(use)
        );
}
