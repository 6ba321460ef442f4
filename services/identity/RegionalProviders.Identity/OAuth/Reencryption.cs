using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.SignIn;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Encrypts everything stored under another key-encryption key anew, under the current one.</summary>
internal sealed class Reencryption(
    IdentityDatabase database,
    KeyEncryption encryption,
    TotpSecrets secrets
)
{
    private const int Batch = 200;
    private static readonly Principal Self = Principal.System("identity-reencryption");

    /// <summary>Signing keys that changed.</summary>
    internal Task<int> SigningKeysAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                await SigningKeyTable.LockAsync(tx);
                var old = (await SigningKeyTable.PublishedAsync(tx))
                    .Where(key => key.EncryptedWith != encryption.Name)
                    .ToList();
                foreach (var key in old)
                    await SigningKeyTable.ReplaceAsync(
                        key.Kid,
                        encryption.Reencrypt(key.Kid, key.EncryptedWith, key.EncryptedPrivateKey),
                        encryption.Name,
                        tx
                    );
                return old.Count;
            },
            cancellationToken
        );

    /// <summary>Second factors of users that changed.</summary>
    internal async Task<int> SecondFactorsAsync(CancellationToken cancellationToken)
    {
        var changed = 0;
        int found;
        do
        {
            found = await database.InTransactionAsync(Self, BatchAsync, cancellationToken);
            changed += found;
        } while (found == Batch);
        return changed;
    }

    private async Task<int> BatchAsync(ServiceTransaction tx)
    {
        var rows = await tx.QueryAsync<Row>(
            """
            select id, totp_secret, totp_encrypted_with from identity.user_account
            where totp_secret is not null and totp_encrypted_with <> @Name
            order by id limit @Batch for update
            """,
            new { encryption.Name, Batch }
        );
        foreach (var row in rows)
        {
            var kept = secrets.Reencrypt(row.Id, new(row.TotpSecret, row.TotpEncryptedWith));
            await tx.ExecuteAsync(
                """
                update identity.user_account set totp_secret = @Encrypted, totp_encrypted_with = @EncryptedWith
                where id = @Id
                """,
                new
                {
                    row.Id,
                    kept.Encrypted,
                    kept.EncryptedWith,
                }
            );
        }

        return rows.Count;
    }

    private sealed record Row
    {
        public Guid Id { get; init; }
        public byte[] TotpSecret { get; init; } = [];
        public string TotpEncryptedWith { get; init; } = "";
    }
}
