using System.Net;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.Users;

namespace RegionalProviders.Identity.SignIn;

/// <summary>The result of an attempt to sign in.</summary>
/// <param name="Session">The new session, if it succeeded.</param>
/// <param name="MustWait">True if there were too many attempts from the network address.</param>
internal sealed record Attempt(Session? Session, bool MustWait);

/// <summary>Verifies a second factor: returns the methods used, as RFC 8176 names them; null if it was wrong.</summary>
internal delegate Task<string[]?> SecondFactorProof(UserWork work, UserAccount user);

/// <summary>
/// The two steps of signing in. A failure never reveals its reason. The framework's SignInManager is not used: it
/// responds sooner for a locked account, and writes its cookies before anything is committed.
/// </summary>
internal sealed class SignInSteps(
    UserTransactions transactions,
    Passwords passwords,
    SignInAddresses addresses,
    ILogger<SignInSteps> logger
)
{
    /// <summary>First step, the password: starts a session that only the second step can use.</summary>
    internal Task<Attempt> PasswordAsync(
        string email,
        string password,
        Guid device,
        IPAddress? address,
        CancellationToken cancellationToken
    ) =>
        CountedAsync(
            address,
            () =>
                passwords.InTurnAsync(
                    () =>
                        transactions.RunAsync(
                            SignInClients.System,
                            work => PasswordAsync(email, password, device, work),
                            cancellationToken
                        ),
                    cancellationToken
                ),
            cancellationToken
        );

    /// <summary>Second step, the second factor: starts a full session.</summary>
    internal Task<Attempt> SecondFactorAsync(
        Session session,
        SecondFactorProof proof,
        Guid device,
        IPAddress? address,
        CancellationToken cancellationToken
    ) =>
        CountedAsync(
            address,
            () =>
                transactions.RunAsync(
                    SignInClients.System,
                    work => SecondFactorAsync(session, proof, device, work),
                    cancellationToken
                ),
            cancellationToken
        );

    private async Task<Attempt> CountedAsync(
        IPAddress? address,
        Func<Task<Session?>> attempt,
        CancellationToken cancellationToken
    )
    {
        if (!await addresses.CountAsync(address, cancellationToken))
        {
            logger.LogWarning("Signing in is limited: too many failures from one address");
            return new Attempt(null, MustWait: true);
        }

        var session = await attempt();
        if (session is not null)
            await addresses.SucceededAsync(address, cancellationToken);
        return new Attempt(session, MustWait: false);
    }

    private async Task<Session?> PasswordAsync(
        string email,
        string password,
        Guid device,
        UserWork work
    )
    {
        var user = await work.Users.FindByEmailAsync(email);
        // The password is compared before anything else is checked, so that every failure takes as long.
        var isRight = await work.Users.CheckPasswordAsync(user, password);
        if (user is null || await IsLockedOutAsync(user, device, work))
            return null;
        if (!isRight || !user.TwoFactorEnabled)
        {
            await CountFailureAsync(user, device, work);
            logger.LogInformation("Wrong password for user {UserId}", user.Id);
            return null;
        }

        return await Sessions.StartAsync(
            user.Id,
            user.SecurityStamp!,
            isComplete: false,
            ["pwd"],
            work.Tx
        );
    }

    private async Task<Session?> SecondFactorAsync(
        Session session,
        SecondFactorProof proof,
        Guid device,
        UserWork work
    )
    {
        var user = await work.Users.FindByIdAsync(session.UserId.ToString());
        if (
            user is null
            || user.SecurityStamp != session.SecurityStamp
            || await IsLockedOutAsync(user, device, work)
        )
            return null;
        if (await proof(work, user) is not { } method)
        {
            await CountFailureAsync(user, device, work);
            logger.LogInformation("Wrong second factor for user {UserId}", user.Id);
            return null;
        }

        // While strangers have it locked it stays so for them, however often its owner signs in.
        if (!await work.Users.IsLockedOutAsync(user))
            await work.Users.ResetAccessFailedCountAsync(user);
        var renamed = Guid.NewGuid();
        await KnownDevices.RememberAsync(device, renamed, user, work.Tx);
        await Sessions.EndAsync(session.Id, work.Tx);
        logger.LogInformation("User {UserId} signed in", user.Id);
        var complete = await Sessions.StartAsync(
            user.Id,
            user.SecurityStamp!,
            isComplete: true,
            ["pwd", .. method],
            work.Tx
        );
        return complete with { Device = renamed };
    }

    private static async Task<bool> IsLockedOutAsync(
        UserAccount user,
        Guid device,
        UserWork work
    ) =>
        await work.Users.IsLockedOutAsync(user)
        && !await KnownDevices.IsKnownAsync(device, user, work.Tx);

    private static async Task CountFailureAsync(UserAccount user, Guid device, UserWork work)
    {
        if (await KnownDevices.IsKnownAsync(device, user, work.Tx))
            await KnownDevices.CountFailureAsync(device, user, work.Tx);
        else
            await work.Users.AccessFailedAsync(user);
    }
}
