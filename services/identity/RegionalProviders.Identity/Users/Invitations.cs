using RegionalProviders.Identity.SignIn;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

/// <summary>A link's token, as it leaves once.</summary>
internal sealed record NewInvitation(string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>Hides the token from whatever prints records.</summary>
    public override string ToString() => nameof(NewInvitation);
}

/// <summary>Makes the links with which users set a password and a second factor.</summary>
internal sealed class Invitations(TotpSecrets secrets)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(48);

    /// <summary>Gives the user a new link; the one before stops.</summary>
    internal static async Task<NewInvitation> IssueAsync(Guid userId, ServiceTransaction tx)
    {
        var token = RandomToken.Generate();
        var expiresAt = tx.Now + Life;
        await tx.ExecuteAsync(
            """
            update identity.user_account
            set invitation_hash = @hash, invitation_expires_at = @expiresAt, version = version + 1
            where id = @userId
            """,
            new
            {
                hash = token.Hash,
                expiresAt,
                userId,
            }
        );
        return new NewInvitation(token.Text, expiresAt);
    }

    /// <summary>Takes second factor and recovery codes away, ends sessions and grants, and puts a new secret in place.</summary>
    internal Task<int> StartAfreshAsync(Guid userId, ServiceTransaction tx)
    {
        var secret = secrets.Generate(userId);
        return tx.ExecuteAsync(
            """
            update identity.user_account
            set totp_secret = @Encrypted, totp_encrypted_with = @EncryptedWith, totp_confirmed = false,
                totp_last_step = 0, recovery_code_hashes = '{}', security_stamp = @stamp
            where id = @userId
            """,
            new
            {
                secret.Encrypted,
                secret.EncryptedWith,
                stamp = Guid.NewGuid(),
                userId,
            }
        );
    }
}
