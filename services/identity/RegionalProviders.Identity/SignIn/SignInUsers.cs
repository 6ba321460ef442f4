using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>Users, as signing in may see them: one enabled user at a time, named in the transaction of the system.</summary>
internal static class SignInUsers
{
    private const string Select = """
        select id, email, display_name, kind, council_id, consortium_ids, organisation_id, roles, password_hash,
            security_stamp, totp_secret, totp_encrypted_with, totp_confirmed, totp_last_step, recovery_code_hashes,
            invitation_hash, invitation_expires_at, failed_count, lockout_count, locked_until
        from identity.user_account
        """;

    internal static async Task<SignInUser?> FindAsync(Guid id, ServiceTransaction tx)
    {
        await NameAsync("app.sign_in_user_id", id.ToString(), tx);
        return await tx.QuerySingleOrDefaultAsync<SignInUser>(
            $"{Select} where id = @id and disabled_at is null",
            new { id }
        );
    }

    /// <summary>The same, locked, so that attempts on one account come one after the other.</summary>
    internal static async Task<SignInUser?> LockAsync(Guid id, ServiceTransaction tx)
    {
        await NameAsync("app.sign_in_user_id", id.ToString(), tx);
        return await tx.QuerySingleOrDefaultAsync<SignInUser>(
            $"{Select} where id = @id and disabled_at is null for update",
            new { id }
        );
    }

    internal static async Task<SignInUser?> LockByEmailAsync(string email, ServiceTransaction tx)
    {
        var normalised = EmailAddress.Normalise(email);
        await NameAsync("app.sign_in_email", normalised, tx);
        var id = await tx.QuerySingleOrDefaultAsync<Guid?>(
            "select id from identity.user_account where normalised_email = @normalised and disabled_at is null",
            new { normalised }
        );
        return await LockAsync(id ?? Guid.Empty, tx);
    }

    /// <summary>The user whose link this is, locked; null where it was used, replaced or has ended.</summary>
    internal static async Task<SignInUser?> LockByInvitationAsync(
        string token,
        ServiceTransaction tx
    )
    {
        var hash = RandomToken.HashOf(token);
        await NameAsync("app.sign_in_invitation", Convert.ToHexStringLower(hash), tx);
        var id = await tx.QuerySingleOrDefaultAsync<Guid?>(
            "select id from identity.user_account where invitation_hash = @hash",
            new { hash }
        );
        var user = await LockAsync(id ?? Guid.Empty, tx);
        var isCurrent =
            user?.InvitationHash is { } current
            && current.AsSpan().SequenceEqual(hash)
            && user.InvitationExpiresAt > tx.Now.UtcDateTime;
        return isCurrent ? user : null;
    }

    private static Task<int> NameAsync(string setting, string value, ServiceTransaction tx) =>
        tx.ExecuteAsync("select set_config(@setting, @value, true)", new { setting, value });
}
