using Microsoft.AspNetCore.Identity;
using RegionalProviders.Identity.Users;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// Verifies codes of authenticator applications for the framework's UserManager. The framework's own provider reads the
/// system clock and does not report which time step matched, so a code could be reused for a minute and a half.
/// </summary>
internal sealed class TotpTokenProvider(TimeProvider time)
    : IUserTwoFactorTokenProvider<UserAccount>
{
    /// <summary>Returns an empty text: the authenticator application generates the codes.</summary>
    public Task<string> GenerateAsync(
        string purpose,
        UserManager<UserAccount> manager,
        UserAccount user
    ) => Task.FromResult("");

    /// <summary>Whether the code is current and was not used before; marks it as used.</summary>
    public async Task<bool> ValidateAsync(
        string purpose,
        string token,
        UserManager<UserAccount> manager,
        UserAccount user
    )
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key)
            return false;
        var digits = new string([.. token.Where(c => !char.IsWhiteSpace(c))]);
        var step = Totp.Match(Base32.Decode(key), digits, user.TotpLastStep, time.GetUtcNow());
        if (step is null)
            return false;
        user.TotpLastStep = step.Value;
        await manager.UpdateAsync(user);
        return true;
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(
        UserManager<UserAccount> manager,
        UserAccount user
    ) => Task.FromResult(false);
}
