using System.Net;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>What came of an attempt.</summary>
/// <param name="Token">For the cookie, where it succeeded.</param>
/// <param name="MustWait">True where the network address made too many.</param>
internal sealed record Attempt(string? Token, bool MustWait)
{
    internal static Attempt Failed { get; } = new(null, false);

    /// <summary>Hides the token from whatever prints records.</summary>
    public override string ToString() => nameof(Attempt);
}

/// <summary>The two steps of signing in. A failure never says which of its reasons it had.</summary>
internal sealed class SignInSteps(
    IdentityDatabase database,
    Passwords passwords,
    SecondFactors secondFactors,
    SignInAddresses addresses,
    ILogger<SignInSteps> logger
)
{
    /// <summary>Password: the token of a session that only the second step can use.</summary>
    internal Task<Attempt> PasswordAsync(
        string email,
        string password,
        IPAddress? address,
        CancellationToken cancellationToken
    ) =>
        CountedAsync(
            address,
            () =>
                passwords.InTurnAsync(
                    () =>
                        database.InTransactionAsync(
                            SignInClients.System,
                            tx => PasswordAsync(email, password, tx),
                            cancellationToken
                        ),
                    cancellationToken
                ),
            cancellationToken
        );

    /// <summary>Second factor: the token of a full session.</summary>
    internal Task<Attempt> SecondFactorAsync(
        Session session,
        string code,
        IPAddress? address,
        CancellationToken cancellationToken
    ) =>
        CountedAsync(
            address,
            () =>
                database.InTransactionAsync(
                    SignInClients.System,
                    tx => SecondFactorAsync(session, code, tx),
                    cancellationToken
                ),
            cancellationToken
        );

    private async Task<Attempt> CountedAsync(
        IPAddress? address,
        Func<Task<string?>> attempt,
        CancellationToken cancellationToken
    )
    {
        if (!await addresses.CountAsync(address, cancellationToken))
        {
            logger.LogWarning("Signing in is limited: too many failures from one address");
            return new Attempt(null, MustWait: true);
        }

        var token = await attempt();
        if (token is null)
            return Attempt.Failed;
        await addresses.SucceededAsync(address, cancellationToken);
        return new Attempt(token, MustWait: false);
    }

    private async Task<string?> PasswordAsync(string email, string password, ServiceTransaction tx)
    {
        var user = await SignInUsers.LockByEmailAsync(email, tx);
        // Compared before anything else is looked at: every failure takes as long.
        var isRight = passwords.Matches(user, password);
        if (user is null || user.IsLocked(tx.Now))
            return null;
        if (!isRight || !user.TotpConfirmed)
        {
            await Lockout.CountAsync(user, tx);
            logger.LogInformation("Wrong password for user {UserId}", user.Id);
            return null;
        }

        return await Sessions.StartAsync(user, isComplete: false, ["pwd"], tx);
    }

    private async Task<string?> SecondFactorAsync(
        Session session,
        string code,
        ServiceTransaction tx
    )
    {
        var user = await SignInUsers.LockAsync(session.UserId, tx);
        if (user is null || user.SecurityStamp != session.SecurityStamp || user.IsLocked(tx.Now))
            return null;
        if (await secondFactors.UseAsync(user, code, tx) is not { } method)
        {
            await Lockout.CountAsync(user, tx);
            logger.LogInformation("Wrong second factor for user {UserId}", user.Id);
            return null;
        }

        await tx.ExecuteAsync(
            """
            update identity.user_account
            set failed_count = 0, lockout_count = 0, locked_until = null where id = @UserId
            """,
            new { session.UserId }
        );
        await Sessions.EndAsync(session.Id, tx);
        logger.LogInformation("User {UserId} signed in", user.Id);
        return await Sessions.StartAsync(user, isComplete: true, ["pwd", .. method], tx);
    }
}
