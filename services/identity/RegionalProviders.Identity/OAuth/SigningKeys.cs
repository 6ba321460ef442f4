using System.Collections.Concurrent;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Identity.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// The keys that sign access tokens, shared by all replicas through the database. The first is made when first needed,
/// under a lock, so that replicas agree. A changed set is noticed within a minute.
/// </summary>
internal sealed class SigningKeys(
    IdentityDatabase database,
    KeyEncryption encryption,
    TimeProvider time
)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, SigningCredentials> opened = new();
    private volatile Snapshot? latest;

    /// <summary>The newest key whose time has come.</summary>
    internal async Task<SigningCredentials> CurrentAsync(CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        // The first key, made by a replica whose clock is ahead, may seem to be of the future.
        var current =
            keys.Where(key => key.NotBefore <= now).MaxBy(key => key.NotBefore)
            ?? keys.MinBy(key => key.NotBefore)!;
        return opened.GetOrAdd(current.Kid, _ => current.Open(encryption));
    }

    /// <summary>The public keys that verifiers accept, the next one included.</summary>
    internal async Task<IReadOnlyList<string>> PublishedAsync(
        CancellationToken cancellationToken
    ) => [.. (await KeysAsync(cancellationToken)).Select(key => key.PublicJwk)];

    private async Task<IReadOnlyList<SigningKey>> KeysAsync(CancellationToken cancellationToken)
    {
        if (latest is { } known && time.GetElapsedTime(known.ReadAt) < Freshness)
            return known.Keys;
        var keys = await database.InTransactionAsync(
            SignInClients.System,
            ReadOrCreateAsync,
            cancellationToken
        );
        latest = new Snapshot(keys, time.GetTimestamp());
        return keys;
    }

    private async Task<IReadOnlyList<SigningKey>> ReadOrCreateAsync(ServiceTransaction tx)
    {
        var keys = await ReadAsync(tx);
        if (keys.Count > 0)
            return keys;
        await tx.ExecuteAsync("select pg_advisory_xact_lock(hashtext('identity: signing key'))");
        keys = await ReadAsync(tx);
        if (keys.Count > 0)
            return keys;

        var key = SigningKey.Generate(encryption, tx.Now);
        await tx.ExecuteAsync(
            """
            insert into identity.signing_key
                (kid, algorithm, encrypted_private_key, encrypted_with, public_jwk, created_at, not_before)
            values (@Kid, @algorithm, @EncryptedPrivateKey, @EncryptedWith, @PublicJwk::jsonb, @Now, @Now)
            """,
            new
            {
                key.Kid,
                algorithm = SigningKey.Algorithm,
                key.EncryptedPrivateKey,
                key.EncryptedWith,
                key.PublicJwk,
                tx.Now,
            }
        );
        return [.. keys, key];
    }

    private static Task<IReadOnlyList<SigningKey>> ReadAsync(ServiceTransaction tx) =>
        tx.QueryAsync<SigningKey>(
            """
            select kid, encrypted_private_key, encrypted_with, public_jwk::text as public_jwk, not_before
            from identity.signing_key
            where retired_at is null or retired_at > @Now
            order by not_before desc
            """,
            new { tx.Now }
        );

    private sealed record Snapshot(IReadOnlyList<SigningKey> Keys, long ReadAt);
}
