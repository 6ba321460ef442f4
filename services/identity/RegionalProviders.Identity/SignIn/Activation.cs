using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>What the holder of a link sees.</summary>
/// <param name="Email">With which the user will sign in.</param>
/// <param name="Secret">To enter into an authenticator application; null for a user who has one already.</param>
internal sealed record ActivationStart(string Email, byte[]? Secret);

/// <summary>What came of using a link.</summary>
/// <param name="Problem">What the person must correct; null where nothing.</param>
/// <param name="IsCode">True where it is about the code, false where about the password.</param>
/// <param name="RecoveryCodes">For a new second factor, to be shown once.</param>
internal sealed record ActivationResult(string? Problem, bool IsCode, RecoveryCodes? RecoveryCodes);

/// <summary>Links with which users set a password and a second factor.</summary>
internal sealed class Activation(
    IdentityDatabase database,
    Passwords passwords,
    TotpSecrets secrets,
    SecondFactors secondFactors,
    ILogger<Activation> logger
)
{
    /// <summary>Null for a link that was used, replaced or has ended.</summary>
    internal Task<ActivationStart?> FindAsync(string token, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            SignInClients.System,
            async tx =>
                await SignInUsers.LockByInvitationAsync(token, tx) is { } user
                    ? new ActivationStart(
                        user.Email,
                        user.TotpConfirmed ? null : secrets.Open(user)
                    )
                    : null,
            cancellationToken
        );

    /// <summary>Uses the link; null for one that is of no use. After a problem it can be used again.</summary>
    internal Task<ActivationResult?> UseAsync(
        string token,
        string password,
        string code,
        CancellationToken cancellationToken
    ) =>
        passwords.InTurnAsync(
            () =>
                database.InTransactionAsync(
                    SignInClients.System,
                    tx => UseAsync(token, password, code, tx),
                    cancellationToken
                ),
            cancellationToken
        );

    private async Task<ActivationResult?> UseAsync(
        string token,
        string password,
        string code,
        ServiceTransaction tx
    )
    {
        if (await SignInUsers.LockByInvitationAsync(token, tx) is not { } user)
            return null;
        if (PasswordRules.Problem(password, user.Email) is { } problem)
            return new ActivationResult(problem, IsCode: false, null);
        if (!await ProvesSecondFactorAsync(user, code, tx))
            return new ActivationResult("Code is wrong or was used before", IsCode: true, null);

        var codes = user.TotpConfirmed ? null : RecoveryCodes.Generate();
        await tx.ExecuteAsync(
            """
            update identity.user_account
            set password_hash = @passwordHash, security_stamp = @stamp, totp_confirmed = true,
                recovery_code_hashes = coalesce(@codes, recovery_code_hashes), invitation_hash = null,
                invitation_expires_at = null, failed_count = 0, lockout_count = 0, locked_until = null,
                activated_at = coalesce(activated_at, @now), version = version + 1
            where id = @Id
            """,
            new
            {
                passwordHash = passwords.Hash(user, password),
                stamp = Guid.NewGuid(),
                codes = codes?.Hashes,
                now = tx.Now,
                user.Id,
            }
        );
        logger.LogInformation("User {UserId} set a password", user.Id);
        return new ActivationResult(null, IsCode: false, codes);
    }

    private async Task<bool> ProvesSecondFactorAsync(
        SignInUser user,
        string code,
        ServiceTransaction tx
    )
    {
        // The secret is on the page: there is nothing to guess.
        if (!user.TotpConfirmed)
            return await secondFactors.UseTotpAsync(user, code, tx);
        if (user.IsLocked(tx.Now))
            return false;
        if (await secondFactors.UseAsync(user, code, tx) is not null)
            return true;
        await Lockout.CountAsync(user, tx);
        return false;
    }
}
