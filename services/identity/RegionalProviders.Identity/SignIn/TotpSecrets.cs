using System.Security.Cryptography;
using RegionalProviders.Identity.OAuth;

namespace RegionalProviders.Identity.SignIn;

/// <summary>A secret as it is kept.</summary>
internal sealed record KeptSecret(byte[] Encrypted, string EncryptedWith);

/// <summary>Makes the secrets that authenticator applications share with us, and opens them to check a code.</summary>
internal sealed class TotpSecrets(KeyEncryption encryption)
{
    // As long as the hash, as RFC 4226 recommends.
    private const int Length = 20;

    internal KeptSecret Generate(Guid userId) =>
        new(
            encryption.Encrypt(Context(userId), RandomNumberGenerator.GetBytes(Length)),
            encryption.Name
        );

    internal byte[] Open(SignInUser user) =>
        encryption.Decrypt(Context(user.Id), user.TotpEncryptedWith!, user.TotpSecret!);

    /// <summary>The same secret under the current key-encryption key.</summary>
    internal KeptSecret Reencrypt(Guid userId, KeptSecret kept) =>
        new(
            encryption.Reencrypt(Context(userId), kept.EncryptedWith, kept.Encrypted),
            encryption.Name
        );

    private static string Context(Guid userId) => $"totp {userId}";
}
