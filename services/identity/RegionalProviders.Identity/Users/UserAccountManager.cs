using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Users;

/// <summary>
/// The framework's manager, by the injected clock, with lockouts that grow longer and answers that come as late for users
/// who do not exist. <see cref="UserAccountStore"/> locks whom it finds, so failures at once all count.
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

    /// <summary>Compares also where there is no user or no password yet: the answer comes as late.</summary>
    public override async Task<bool> CheckPasswordAsync(UserAccount? user, string password)
    {
        if (user?.PasswordHash is not null)
            return await base.CheckPasswordAsync(user, password);
        passwords.CompareWithNobodys(password);
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
    /// Methods by which the code was right, as RFC 8176 names them: of an authenticator application, or a recovery code;
    /// null where it is neither or was used before.
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

    /// <summary>What is wrong with a password, for its owner to read; null where nothing is.</summary>
    internal async Task<string?> PasswordProblemAsync(UserAccount user, string password) =>
        (await ValidatePasswordAsync(user, password)).Errors.FirstOrDefault()?.Description;

    /// <summary>Uses the link up. Returns recovery codes where the second factor is new.</summary>
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

    /// <summary>
    /// Takes second factors and recovery codes away, ends sessions and grants, and puts a new TOTP secret in place.
    /// </summary>
    internal async Task StartAfreshAsync(UserAccount user)
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
