using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.Users;

namespace RegionalProviders.Identity.SignIn;

/// <summary>What the holder of an activation link sees.</summary>
/// <param name="Email">The address with which the user will sign in.</param>
/// <param name="Secret">
/// The secret to enter into an authenticator application, base32; null for a user who has one already.
/// </param>
internal sealed record ActivationStart(string Email, string? Secret)
{
    /// <summary>Leaves out the secret wherever the record is printed.</summary>
    public override string ToString() => nameof(ActivationStart);
}

/// <summary>The result of using an activation link.</summary>
/// <param name="Problem">What the person must correct; null if nothing.</param>
/// <param name="IsCode">True if the problem is with the code, false if it is with the password.</param>
/// <param name="RecoveryCodes">For a new second factor, to be shown once.</param>
internal sealed record ActivationResult(
    string? Problem,
    bool IsCode,
    IReadOnlyList<string>? RecoveryCodes
)
{
    /// <summary>Leaves out the codes wherever the record is printed.</summary>
    public override string ToString() => nameof(ActivationResult);
}

/// <summary>Links with which users set a password and a second factor.</summary>
internal sealed class Activation(
    UserTransactions transactions,
    Passwords passwords,
    ILogger<Activation> logger
)
{
    /// <summary>Null for a link that was used, was replaced or has expired.</summary>
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

    /// <summary>Uses the link; null for one that is not valid. After a problem the link can be used again.</summary>
    internal async Task<ActivationResult?> UseAsync(
        string token,
        string password,
        string code,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await passwords.InTurnAsync(
                () =>
                    transactions.RunAsync(
                        SignInClients.System,
                        work => UseAsync(token, password, code, work.Users),
                        cancellationToken
                    ),
                cancellationToken
            );
        }
        catch (DbUpdateException exception) when (UserAddress.CannotBeActivated(exception))
        {
            return new ActivationResult(UserAddress.CannotBeUsed, IsCode: false, null);
        }
    }

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
        // This page shows the secret, so there is nothing to guess and wrong codes need not count.
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
