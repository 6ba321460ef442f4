using System.Security.Cryptography;
using System.Text;
using RegionalProviders.Cryptography;

namespace RegionalProviders.Placements.Children;

/// <summary>Encrypts and hashes many child references of one council. Not thread-safe.</summary>
internal sealed class ReferenceEncryptor : IDisposable
{
    private const int IdLength = 16;
    private readonly AuthenticatedCipher cipher;
    private readonly IncrementalHash search;
    private readonly byte[] keyId;
    private readonly byte[] context;

    internal ReferenceEncryptor(
        Guid council,
        Guid keyId,
        byte[] encryption,
        byte[] search,
        int references
    )
    {
        cipher = new AuthenticatedCipher(encryption, references);
        this.search = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, search);
        this.keyId = keyId.ToByteArray(bigEndian: true);
        context = Context(council, Guid.Empty);
    }

    /// <summary>Encrypts the reference for one row; it cannot be decrypted as that of another row or council.</summary>
    /// <param name="row">Id of the row that it is stored in.</param>
    /// <param name="reference">The reference, as <see cref="ChildReference.Normalise"/> leaves it.</param>
    public byte[] Encrypt(Guid row, string reference)
    {
        var text = Encoding.UTF8.GetBytes(reference);
        var result = new byte[IdLength + AuthenticatedCipher.LengthOf(text.Length)];
        keyId.CopyTo(result, 0);
        row.TryWriteBytes(context.AsSpan(IdLength), bigEndian: true, out _);
        cipher.Encrypt(context, text, result.AsSpan(IdLength));
        return result;
    }

    /// <summary>
    /// Hash that is the same for the same reference of this council, and different for any other: used to find rows. 32
    /// bytes.
    /// </summary>
    /// <param name="reference">The reference, as <see cref="ChildReference.Normalise"/> leaves it.</param>
    public byte[] Hash(string reference)
    {
        search.AppendData(Encoding.UTF8.GetBytes(reference));
        return search.GetHashAndReset();
    }

    /// <summary>The encryption context of a reference.</summary>
    internal static byte[] Context(Guid council, Guid row) =>
        [.. council.ToByteArray(bigEndian: true), .. row.ToByteArray(bigEndian: true)];

    public void Dispose()
    {
        cipher.Dispose();
        search.Dispose();
    }
}
