using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>Checks second factors and uses them up, for a user who is locked in the transaction.</summary>
internal sealed class SecondFactors(TotpSecrets secrets)
{
    /// <summary>
    /// Methods by which the code was right, as RFC 8176 names them: of an authenticator application, or a recovery code;
    /// null where it is neither or was used before.
    /// </summary>
    internal async Task<string[]?> UseAsync(SignInUser user, string code, ServiceTransaction tx)
    {
        if (!user.TotpConfirmed)
            return null;
        if (await UseTotpAsync(user, code, tx))
            return ["otp", "mfa"];
        if (RecoveryCodes.HashOf(code) is not { } hash)
            return null;
        if (!user.RecoveryCodeHashes.Any(each => each.AsSpan().SequenceEqual(hash)))
            return null;
        await tx.ExecuteAsync(
            "update identity.user_account set recovery_code_hashes = array_remove(recovery_code_hashes, @hash) where id = @Id",
            new { hash, user.Id }
        );
        return ["mfa"];
    }

    /// <summary>Whether the code is the application's, of now and not used before; uses it up.</summary>
    internal async Task<bool> UseTotpAsync(SignInUser user, string code, ServiceTransaction tx)
    {
        var digits = new string([.. code.Where(c => !char.IsWhiteSpace(c))]);
        var step = Totp.Match(secrets.Open(user), digits, user.TotpLastStep, tx.Now);
        if (step is null)
            return false;
        await tx.ExecuteAsync(
            "update identity.user_account set totp_last_step = @step where id = @Id",
            new { step, user.Id }
        );
        return true;
    }
}
