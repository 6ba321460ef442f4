using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting.Operations;

/// <summary>Rows with a value encrypted under a key-encryption key, and that key's name beside it.</summary>
public interface IEncryptedRows
{
    /// <summary>What the rows contain, in the plural, e.g. <c>signing keys</c>.</summary>
    string Name { get; }

    /// <summary>How many rows are encrypted under another key than the current one.</summary>
    /// <param name="tx">A transaction of the platform's own principal.</param>
    Task<long> CountAsync(ServiceTransaction tx);

    /// <summary>
    /// Re-encrypts some of the rows under the current key and reads back what was stored. Throws if one cannot be read,
    /// so that the transaction changes nothing.
    /// </summary>
    /// <param name="tx">A transaction of the platform's own principal.</param>
    /// <param name="limit">Maximum number of rows at once; a smaller result means that none is left.</param>
    Task<int> ReencryptAsync(ServiceTransaction tx, int limit);
}
