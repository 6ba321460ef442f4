using Microsoft.AspNetCore.Identity;
using RegionalProviders.Identity.Users;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// Codes of authenticator applications for the framework's manager. Its own provider reads the system's clock and does
/// not say which time step matched, so a code of its would count as often as it is typed within a minute and a half.
/// </summary>
internal sealed class TotpTokenProvider(TimeProvider time)
    : IUserTwoFactorTokenProvider<UserAccount>
{
    /// <summary>The application makes the codes.</summary>
    public Task<string> GenerateAsync(
        string purpose,
        UserManager<UserAccount> manager,
        UserAccount user
    ) => Task.FromResult("");

    /// <summary>Whether the code is the application's, of now and not used before; uses it up.</summary>
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
