using RegionalProviders.Hosting.Operations;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.SignIn;
using RegionalProviders.Identity.Users;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.OAuth;

/// <summary>The data that is encrypted under the service's key-encryption key.</summary>
internal static class IdentityReencryption
{
    internal static Reencryption Of(
        IdentityDatabase database,
        KeyEncryption encryption,
        DataProtectionKeys dataProtectionKeys
    )
    {
        return new Reencryption(
            database,
            Principal.System("identity-reencryption"),
            new EncryptedColumn
            {
                Name = "signing keys",
                Table = "identity.signing_key",
                Id = ["kid"],
                Secret = "encrypted_private_key",
                Key = "encrypted_with",
                CurrentKey = encryption.Name,
                Context = id => (string)id[0],
                Reencrypt = Reencrypt,
            },
            new EncryptedColumn
            {
                Name = "second factors",
                Table = "identity.user_account",
                Id = ["id"],
                Secret = "totp_secret",
                Key = "totp_encrypted_with",
                CurrentKey = encryption.Name,
                Context = id => UserAccountStore.TotpContext((Guid)id[0]),
                Reencrypt = Reencrypt,
            },
            dataProtectionKeys
        );

        byte[] Reencrypt(string context, string key, byte[] encrypted) =>
            encryption.Reencrypt(context, key, encrypted);
    }
}
