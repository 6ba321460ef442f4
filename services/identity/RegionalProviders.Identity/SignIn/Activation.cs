using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.Users;

namespace RegionalProviders.Identity.SignIn;

/// <summary>What the holder of a link sees.</summary>
/// <param name="Email">With which the user will sign in.</param>
/// <param name="Secret">To enter into an authenticator application, base32; null for a user who has one already.</param>
internal sealed record ActivationStart(string Email, string? Secret)
{
    /// <summary>Hides the secret from whatever prints records.</summary>
    public override string ToString() => nameof(ActivationStart);
}

/// <summary>What came of using a link.</summary>
/// <param name="Problem">What the person must correct; null where nothing.</param>
/// <param name="IsCode">True where it is about the code, false where about the password.</param>
/// <param name="RecoveryCodes">For a new second factor, to be shown once.</param>
internal sealed record ActivationResult(
    string? Problem,
    bool IsCode,
    IReadOnlyList<string>? RecoveryCodes
)
{
    /// <summary>Hides the codes from whatever prints records.</summary>
    public override string ToString() => nameof(ActivationResult);
}

/// <summary>Links with which users set a password and a second factor.</summary>
internal sealed class Activation(
    UserTransactions transactions,
    Passwords passwords,
    ILogger<Activation> logger
)
{
    /// <summary>Null for a link that was used, replaced or has ended.</summary>
    internal Task<ActivationStart?> FindAsync(string token, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            SignInClients.System,
            async work =>
                await work.Users.FindByInvitationAsync(token) is { } user
                    ? new ActivationStart(
                        user.Email!,
                        user.TwoFactorEnabled
                            ? null
                            : await work.Users.GetAuthenticatorKeyAsync(user)
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
                transactions.RunAsync(
                    SignInClients.System,
                    work => UseAsync(token, password, code, work.Users),
                    cancellationToken
                ),
            cancellationToken
        );

    private async Task<ActivationResult?> UseAsync(
        string token,
        string password,
        string code,
        UserAccountManager users
    )
    {
        if (await users.FindByInvitationAsync(token) is not { } user)
            return null;
        if (await users.PasswordProblemAsync(user, password) is { } problem)
            return new ActivationResult(problem, IsCode: false, null);
        if (!await ProvesSecondFactorAsync(user, code, users))
            return new ActivationResult("Code is wrong or was used before", IsCode: true, null);
        var recoveryCodes = await users.ActivateAsync(user, password);
        logger.LogInformation("User {UserId} set a password", user.Id);
        return new ActivationResult(null, IsCode: false, recoveryCodes);
    }

    private static async Task<bool> ProvesSecondFactorAsync(
        UserAccount user,
        string code,
        UserAccountManager users
    )
    {
        // The secret is on the page: there is nothing to guess.
        if (!user.TwoFactorEnabled)
            return await users.VerifyTotpAsync(user, code);
        if (await users.IsLockedOutAsync(user))
            return false;
        if (await users.VerifySecondFactorAsync(user, code) is not null)
            return true;
        await users.AccessFailedAsync(user);
        return false;
    }
}
