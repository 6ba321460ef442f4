using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.SignIn;
using RegionalProviders.Identity.Users;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Encrypts everything stored under another key-encryption key anew, under the current one.</summary>
internal sealed class Reencryption(
    IdentityDatabase database,
    KeyEncryption encryption,
    DataProtectionKeys dataProtectionKeys
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

    /// <summary>Keys that encrypt cookies and protect forms.</summary>
    internal Task DataProtectionKeysAsync(CancellationToken cancellationToken) =>
        dataProtectionKeys.ReencryptAsync(cancellationToken);

    private async Task<int> BatchAsync(ServiceTransaction tx)
    {
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var users = await db.Set<UserAccount>()
            .FromSql(
                $"""
                select * from identity.user_account
                where totp_secret is not null and totp_encrypted_with <> {encryption.Name}
                order by id limit {Batch} for update
                """
            )
            .ToListAsync(tx.CancellationToken);
        foreach (var user in users)
            user.KeepTotpSecret(
                encryption.Reencrypt(
                    UserAccountStore.TotpContext(user.Id),
                    user.TotpEncryptedWith!,
                    user.TotpSecret!
                ),
                encryption.Name
            );
        return users.Count;
    }
}
