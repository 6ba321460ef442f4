using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Users;

/// <summary>
/// The framework's UserManager with the injected clock, lockouts that grow longer, and equal response times for users
/// who do not exist. <see cref="UserAccountStore"/> locks the row that it finds, so concurrent failures all count.
/// </summary>
internal sealed class UserAccountManager(
    IUserStore<UserAccount> store,
    IOptions<Microsoft.AspNetCore.Identity.IdentityOptions> options,
    IPasswordHasher<UserAccount> hasher,
    IEnumerable<IUserValidator<UserAccount>> userValidators,
    IEnumerable<IPasswordValidator<UserAccount>> passwordValidators,
    ILookupNormalizer normaliser,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<UserAccount>> logger,
    Passwords passwords,
    TimeProvider time
)
    : UserManager<UserAccount>(
        store,
        options,
        hasher,
        userValidators,
        passwordValidators,
        normaliser,
        errors,
        services,
        logger
    )
{
    private const int RecoveryCodes = 10;

    internal Task<UserAccount?> FindByInvitationAsync(string token) =>
        ((UserAccountStore)Store).FindByInvitationAsync(token, time.GetUtcNow());

    /// <summary>Compares even if there is no user or no password yet, so that the response takes as long.</summary>
    public override async Task<bool> CheckPasswordAsync(UserAccount? user, string password)
    {
        if (user?.PasswordHash is not null)
            return await base.CheckPasswordAsync(user, password);
        passwords.CompareWithDummyHash(password);
        return false;
    }

    public override Task<bool> IsLockedOutAsync(UserAccount user) =>
        Task.FromResult(user.LockoutEnd > time.GetUtcNow());

    public override Task<IdentityResult> AccessFailedAsync(UserAccount user)
    {
        user.CountFailure(time.GetUtcNow());
        return UpdateUserAsync(user);
    }

    public override Task<IdentityResult> ResetAccessFailedCountAsync(UserAccount user)
    {
        user.ForgetFailures();
        return UpdateUserAsync(user);
    }

    /// <summary>
    /// Checks a code of an authenticator application or a recovery code. Returns the methods that it proves, as RFC
    /// 8176 names them; null if it is neither or was used before.
    /// </summary>
    internal async Task<string[]?> VerifySecondFactorAsync(UserAccount user, string code)
    {
        if (!user.TwoFactorEnabled)
            return null;
        if (await VerifyTotpAsync(user, code))
            return ["otp", "mfa"];
        var redeemed = await RedeemTwoFactorRecoveryCodeAsync(user, code);
        return redeemed.Succeeded ? ["mfa"] : null;
    }

    internal Task<bool> VerifyTotpAsync(UserAccount user, string code) =>
        VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code);

    /// <summary>What is wrong with a password, worded for its owner; null if it is acceptable.</summary>
    internal async Task<string?> PasswordProblemAsync(UserAccount user, string password) =>
        (await ValidatePasswordAsync(user, password)).Errors.FirstOrDefault()?.Description;

    /// <summary>Marks the link as used. Returns recovery codes if the second factor is new.</summary>
    internal async Task<IReadOnlyList<string>?> ActivateAsync(UserAccount user, string password)
    {
        var isNew = !user.TwoFactorEnabled;
        await UpdatePasswordHash(user, password, validatePassword: false);
        user.Activate(time.GetUtcNow());
        if (isNew)
            return [.. (await GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes))!];
        await UpdateUserAsync(user);
        return null;
    }

    /// <summary>Removes second factors and recovery codes, ends sessions and grants, and sets a new TOTP secret.</summary>
    internal async Task ResetSecondFactorAsync(UserAccount user)
    {
        await RemovePasskeysAsync(user);
        user.ForgetSecondFactor();
        await ResetAuthenticatorKeyAsync(user);
    }

    internal async Task DisableAsync(UserAccount user, DateTimeOffset now)
    {
        await RemovePasskeysAsync(user);
        user.Disable(now);
        await UpdateSecurityStampAsync(user);
    }

    // 80 random bits, so that a plain hash gives nothing away; the framework's have fewer.
    protected override string CreateTwoFactorRecoveryCode() =>
        RecoveryCode.Format(GenerateNewAuthenticatorKey());

    private async Task RemovePasskeysAsync(UserAccount user)
    {
        foreach (var passkey in await GetPasskeysAsync(user))
            await RemovePasskeyAsync(user, passkey.CredentialId);
    }
}
