using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting.Operations;

/// <summary>Rows that hold something encrypted under a key-encryption key, whose name stands beside it.</summary>
public interface IEncryptedRows
{
    /// <summary>What they hold, in the plural, e.g. <c>signing keys</c>.</summary>
    string Name { get; }

    /// <summary>How many are encrypted under another key than the current one.</summary>
    /// <param name="tx">A transaction of the platform's own principal.</param>
    Task<long> CountAsync(ServiceTransaction tx);

    /// <summary>
    /// Encrypts some of them anew under the current key and reads back what was stored. Throws, so that the transaction
    /// changes nothing, where one cannot be read.
    /// </summary>
    /// <param name="tx">A transaction of the platform's own principal.</param>
    /// <param name="limit">Most rows at once; fewer mean that none is left.</param>
    Task<int> ReencryptAsync(ServiceTransaction tx, int limit);
}
