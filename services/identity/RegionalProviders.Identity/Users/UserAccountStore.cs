using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.SignIn;
using IdentityDbContext = RegionalProviders.Identity.Data.IdentityDbContext;

namespace RegionalProviders.Identity.Users;

/// <summary>
/// The framework's store, with three differences. The row of a user who is found is locked until the transaction ends,
/// so that attempts on one account run one after another and each counts. Signing in names the one user whom the
/// policies then show. TOTP secrets are encrypted and recovery codes hashed.
/// </summary>
internal sealed class UserAccountStore(
    IdentityDbContext context,
    KeyEncryption encryption,
    IdentityErrorDescriber describer
)
    : UserOnlyStore<
        UserAccount,
        IdentityDbContext,
        Guid,
        IdentityUserClaim<Guid>,
        IdentityUserLogin<Guid>,
        IdentityUserToken<Guid>,
        IdentityUserPasskey<Guid>
    >(context, describer)
{
    public override Task<UserAccount?> FindByIdAsync(
        string userId,
        CancellationToken cancellationToken = default
    ) =>
        // A malformed id gets the same response as the id of no user.
        FindUserAsync(
            Guid.TryParseExact(userId, "D", out var id) ? id : Guid.Empty,
            cancellationToken
        );

    public override async Task<UserAccount?> FindByEmailAsync(
        string normalizedEmail,
        CancellationToken cancellationToken = default
    )
    {
        await NameAsync("app.sign_in_email", normalizedEmail, cancellationToken);
        var id = await Users
            // Of several accounts with an address one can be activated; the others cannot sign in.
            .Where(user =>
                user.NormalizedEmail == normalizedEmail
                && user.ActivatedAt != null
                && user.DisabledAt == null
            )
            .Select(user => user.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return await FindUserAsync(id, cancellationToken);
    }

    /// <summary>The user whose activation link this is; null if it was used, was replaced or has expired.</summary>
    internal async Task<UserAccount?> FindByInvitationAsync(string token, DateTimeOffset now)
    {
        var hash = RandomToken.HashOf(token);
        await NameAsync("app.sign_in_invitation", Convert.ToHexStringLower(hash), default);
        var id = await Users
            .Where(user => user.InvitationHash == hash)
            .Select(user => user.Id)
            .SingleOrDefaultAsync();
        var user = await FindUserAsync(id, default);
        return user?.IsInvitedBy(hash, now) == true ? user : null;
    }

    protected override async Task<UserAccount?> FindUserAsync(
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await NameAsync("app.sign_in_user_id", userId.ToString(), cancellationToken);
        return await UsersSet
            .FromSql($"select * from identity.user_account where id = {userId} for update")
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Saves only what changed; the framework's own store would write every column, including those that must never
    /// change.
    /// </summary>
    public override async Task<IdentityResult> UpdateAsync(
        UserAccount user,
        CancellationToken cancellationToken = default
    )
    {
        await SaveChanges(cancellationToken);
        return IdentityResult.Success;
    }

    public override Task SetAuthenticatorKeyAsync(
        UserAccount user,
        string key,
        CancellationToken cancellationToken
    )
    {
        user.KeepTotpSecret(
            encryption.Encrypt(TotpContext(user.Id), Encoding.ASCII.GetBytes(key)),
            encryption.Name
        );
        return Task.CompletedTask;
    }

    public override Task<string?> GetAuthenticatorKeyAsync(
        UserAccount user,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            user.TotpSecret is { } secret
                ? Encoding.ASCII.GetString(
                    encryption.Decrypt(TotpContext(user.Id), user.TotpEncryptedWith!, secret)
                )
                : null
        );

    public override Task ReplaceCodesAsync(
        UserAccount user,
        IEnumerable<string> recoveryCodes,
        CancellationToken cancellationToken
    )
    {
        user.KeepRecoveryCodes(recoveryCodes.Select(RecoveryCode.HashOf));
        return Task.CompletedTask;
    }

    public override Task<bool> RedeemCodeAsync(
        UserAccount user,
        string code,
        CancellationToken cancellationToken
    ) => Task.FromResult(user.UseRecoveryCode(RecoveryCode.HashOf(code)));

    public override Task<int> CountCodesAsync(
        UserAccount user,
        CancellationToken cancellationToken
    ) => Task.FromResult(user.RecoveryCodeHashes.Length);

    /// <summary>The associated data of an encrypted secret, which binds it to this user.</summary>
    internal static string TotpContext(Guid userId) => $"totp {userId}";

    private Task<int> NameAsync(
        string setting,
        string value,
        CancellationToken cancellationToken
    ) =>
        Context.Database.ExecuteSqlAsync(
            $"select set_config({setting}, {value}, true)",
            cancellationToken
        );
}
