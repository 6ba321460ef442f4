using System.Collections.Concurrent;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Identity.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>The keys at one moment.</summary>
/// <param name="Current">The key that signs.</param>
/// <param name="Published">The public keys that verifiers accept, the next one included.</param>
internal sealed record KeySet(SigningCredentials Current, IReadOnlyList<string> Published);

/// <summary>
/// The keys that sign access tokens, shared by all replicas through the database. The first is made when first needed,
/// under a lock, so that replicas agree. A changed set is noticed within a minute.
/// </summary>
internal sealed class SigningKeys(
    IdentityDatabase database,
    KeyEncryption encryption,
    TimeProvider time
) : IDisposable
{
    /// <summary>Every replica knows a changed set after this.</summary>
    internal static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, SigningCredentials> opened = new();
    private readonly SemaphoreSlim reading = new(1);
    private volatile Snapshot? latest;

    /// <summary>The key that signs now, and the published keys.</summary>
    internal async Task<KeySet> ReadAsync(CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken);
        var current = SigningKey.Current(keys, time.GetUtcNow().UtcDateTime)!;
        return new KeySet(
            opened.GetOrAdd(current.Kid, _ => current.Open(encryption)),
            [.. keys.Select(key => key.PublicJwk)]
        );
    }

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    /// <summary>Makes the next call read the set again; for code that has just changed it.</summary>
    internal void Forget() => latest = null;

    private async Task<IReadOnlyList<SigningKey>> KeysAsync(CancellationToken cancellationToken)
    {
        if (latest is { } known && Usable(known) is { Count: > 0 } usable)
            return usable;
        // One caller reads; the others wait for its result.
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (latest is { } read && Usable(read) is { Count: > 0 } present)
                return present;
            var keys = await database.InTransactionAsync(
                SignInClients.System,
                ReadOrCreateAsync,
                cancellationToken
            );
            latest = new Snapshot(keys, time.GetUtcNow());
            return keys;
        }
        finally
        {
            reading.Release();
        }
    }

    // None if they were read too long ago. A key that has retired since then is not used, not even for a second.
    private IReadOnlyList<SigningKey> Usable(Snapshot known)
    {
        var now = time.GetUtcNow();
        var age = now - known.ReadAt;
        return age < TimeSpan.Zero || age >= Freshness
            ? []
            :
            [
                .. known.Keys.Where(key =>
                    key.RetiredAt is null || key.RetiredAt > now.UtcDateTime
                ),
            ];
    }

    private async Task<IReadOnlyList<SigningKey>> ReadOrCreateAsync(ServiceTransaction tx)
    {
        var keys = await SigningKeyTable.PublishedAsync(tx);
        if (keys.Count > 0)
            return keys;
        await SigningKeyTable.LockAsync(tx);
        keys = await SigningKeyTable.PublishedAsync(tx);
        if (keys.Count > 0)
            return keys;
        var key = SigningKey.Generate(encryption, tx.Now);
        await SigningKeyTable.InsertAsync(key, tx);
        return [key];
    }

    private sealed record Snapshot(IReadOnlyList<SigningKey> Keys, DateTimeOffset ReadAt);
}
