using Microsoft.Extensions.Options;
using RegionalProviders.Identity.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// Changes signing keys without a failed call: the next key is published before it signs, the last one for as long as a
/// token of it may live.
/// </summary>
internal sealed class SigningKeyRotation(
    IdentityDatabase database,
    KeyEncryption encryption,
    SigningKeys keys,
    IOptions<IdentityOptions> options
)
{
    /// <summary>How long a key is published after its last signature: while its tokens live, and clocks differ.</summary>
    internal static readonly TimeSpan Afterlife =
        TokenPrincipals.AccessTokenLifetime + TimeSpan.FromMinutes(5);

    /// <summary>The shortest lead: every replica of this service publishes the key before one of them signs with it.</summary>
    internal static readonly TimeSpan ShortestLead = 2 * SigningKeys.Freshness;

    /// <summary>Published keys, newest first, with what each does now.</summary>
    internal Task<IReadOnlyList<(SigningKey Key, string State)>> ListAsync(
        CancellationToken cancellationToken
    ) =>
        database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                var published = await SigningKeyTable.PublishedAsync(tx);
                var current = SigningKey.Current(published, tx.Now.UtcDateTime);
                return (IReadOnlyList<(SigningKey, string)>)
                    [.. published.Select(key => (key, StateOf(key, current, tx.Now.UtcDateTime)))];
            },
            cancellationToken
        );

    /// <summary>Makes the next key; null where one waits already and <paramref name="now"/> does not insist.</summary>
    /// <param name="now">True for the shortest lead instead of the configured one.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal Task<SigningKey?> RotateAsync(bool now, CancellationToken cancellationToken) =>
        ChangeAsync(
            async tx =>
            {
                var published = await SigningKeyTable.PublishedAsync(tx);
                return !now && IsOneWaiting(published, tx)
                    ? null
                    : await AddAsync(
                        published,
                        tx.Now + (now ? ShortestLead : options.Value.SigningKeyLead),
                        tx
                    );
            },
            cancellationToken
        );

    /// <summary>Makes the next key where the configuration asks for one by now; null otherwise.</summary>
    internal async Task<SigningKey?> RotateIfDueAsync(CancellationToken cancellationToken)
    {
        var days = options.Value.RotateSigningKeysEveryDays;
        return days == 0
            ? null
            : await ChangeAsync(
                async tx =>
                {
                    var published = await SigningKeyTable.PublishedAsync(tx);
                    var isDue =
                        published.Count > 0
                        && published.Max(key => key.CreatedAt)
                            <= tx.Now.UtcDateTime - TimeSpan.FromDays(days);
                    return isDue && !IsOneWaiting(published, tx)
                        ? await AddAsync(published, tx.Now + options.Value.SigningKeyLead, tx)
                        : null;
                },
                cancellationToken
            );
    }

    /// <summary>
    /// Withdraws a key now: tokens that it signed are refused from then on. Returns what stands against it; null once done.
    /// </summary>
    internal Task<string?> RetireAsync(string kid, CancellationToken cancellationToken) =>
        ChangeAsync(
            async tx =>
            {
                var published = await SigningKeyTable.PublishedAsync(tx);
                if (published.All(key => key.Kid != kid))
                    return $"There is no published key {kid}. keys list shows them.";
                if (published.All(key => key.Kid == kid || key.RetiredAt is not null))
                    return "No other key would remain to sign. Make one first: keys rotate --now.";
                await SigningKeyTable.RetireAsync(kid, tx.Now, tx);
                return null;
            },
            cancellationToken
        );

    /// <summary>Deletes keys whose time is over, private part and all. Returns how many.</summary>
    internal Task<int> CleanUpAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            SignInClients.System,
            SigningKeyTable.DeleteRetiredAsync,
            cancellationToken
        );

    private async Task<SigningKey> AddAsync(
        IReadOnlyList<SigningKey> published,
        DateTimeOffset notBefore,
        ServiceTransaction tx
    )
    {
        var next = SigningKey.Generate(encryption, notBefore);
        var current = SigningKey.Current(published, tx.Now.UtcDateTime);
        // Those that are on their way out keep their end; the one that signs does so until the next.
        foreach (var key in published.Where(key => key.RetiredAt is null || key == current))
            await SigningKeyTable.RetireAsync(key.Kid, notBefore + Afterlife, tx);
        await SigningKeyTable.InsertAsync(next, tx);
        return next;
    }

    private static bool IsOneWaiting(IEnumerable<SigningKey> published, ServiceTransaction tx) =>
        published.Any(key => key.RetiredAt is null && key.NotBefore > tx.Now.UtcDateTime);

    private static string StateOf(SigningKey key, SigningKey? current, DateTime now) =>
        key == current ? "signs"
        : key.NotBefore > now ? "next"
        : "published";

    private async Task<T> ChangeAsync<T>(
        Func<ServiceTransaction, Task<T>> change,
        CancellationToken cancellationToken
    )
    {
        // A first key, or there would be nothing to follow.
        await keys.ReadAsync(cancellationToken);
        var result = await database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                await SigningKeyTable.LockAsync(tx);
                return await change(tx);
            },
            cancellationToken
        );
        keys.Forget();
        return result;
    }
}
