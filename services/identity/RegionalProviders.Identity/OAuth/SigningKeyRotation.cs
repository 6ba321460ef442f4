using Microsoft.Extensions.Options;
using RegionalProviders.Identity.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// Rotates signing keys without failing a call: the next key is published before it signs, and the previous one for as
/// long as a token that it signed may be valid.
/// </summary>
internal sealed class SigningKeyRotation(
    IdentityDatabase database,
    KeyEncryption encryption,
    SigningKeys keys,
    IOptions<IdentityOptions> options
)
{
    /// <summary>
    /// How long a key stays published after its last signature: the lifetime of its tokens, plus clock skew.
    /// </summary>
    internal static readonly TimeSpan Afterlife =
        TokenPrincipals.AccessTokenLifetime + TimeSpan.FromMinutes(5);

    /// <summary>The shortest lead: every replica of this service publishes the key before one of them signs with it.</summary>
    internal static readonly TimeSpan ShortestLead = 2 * SigningKeys.Freshness;

    /// <summary>Published keys, newest first, with the current state of each.</summary>
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

    /// <summary>Creates the next key; null if one is already waiting and <paramref name="now"/> is false.</summary>
    /// <param name="now">True for the shortest lead instead of the configured one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
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

    /// <summary>Creates the next key if the configuration asks for one by now; null otherwise.</summary>
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
    /// Withdraws a key now: tokens that it signed are refused from then on. Returns why it cannot be withdrawn; null
    /// once it is.
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

    /// <summary>Deletes retired keys, including their private parts. Returns how many.</summary>
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
        // Keys that are already being retired keep their end; the current key signs until the next one does.
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
        // Ensures that there is a first key for the next one to follow.
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
