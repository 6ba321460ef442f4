using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// Browser sessions: they last an hour without use, twelve hours at most, and no longer than the user's password,
/// second factor and account stay as they are. The framework's cookie names a session; this class checks whether it is
/// still valid. Each step of signing in starts a new session, which prevents session fixation.
/// </summary>
internal sealed class Sessions(IdentityDatabase database)
{
    private static readonly TimeSpan MaxIdle = TimeSpan.FromHours(1);

    /// <summary>Who is signed in with both factors; null if nobody is. The check keeps the session alive.</summary>
    internal Task<SignedIn?> FindAsync(HttpContext http) => FindAsync(http, isComplete: true);

    /// <summary>Who has given the password and must still give the second factor; null if nobody has.</summary>
    internal Task<SignedIn?> FindBetweenFactorsAsync(HttpContext http) =>
        FindAsync(http, isComplete: false);

    /// <summary>Who is signed in, read within a transaction of the system principal.</summary>
    internal static async Task<SignedIn?> FindAsync(
        HttpContext http,
        bool isComplete,
        ServiceTransaction tx
    ) =>
        await SignInCookies.ReadAsync(http, isComplete) is { } id
            ? await FindAsync(id, isComplete, tx)
            : null;

    /// <summary>Ends the browser's session and every grant that was made in it.</summary>
    internal async Task EndAsync(HttpContext http)
    {
        await database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                if (await FindAsync(http, isComplete: true, tx) is { } signedIn)
                    await EndAsync(signedIn.Session.Id, tx);
            },
            http.RequestAborted
        );
        await SignInCookies.DeleteAsync(http, isComplete: true);
    }

    /// <summary>Starts a session; <see cref="SignInCookies.WriteAsync(HttpContext, Session)"/> hands it to the browser once that is committed.</summary>
    internal static async Task<Session> StartAsync(
        Guid userId,
        string securityStamp,
        bool isComplete,
        string[] amr,
        ServiceTransaction tx
    )
    {
        var life = isComplete ? SignInCookies.Lifetime : SignInCookies.TimeBetweenFactors;
        var idle = isComplete ? MaxIdle : SignInCookies.TimeBetweenFactors;
        var session = new Session
        {
            Id = Guid.CreateVersion7(tx.Now),
            UserId = userId,
            SecurityStamp = securityStamp,
            IsComplete = isComplete,
            Amr = amr,
            AuthTime = tx.Now.UtcDateTime,
            EndsAt = (tx.Now + life).UtcDateTime,
            ExpiresAt = (tx.Now + idle).UtcDateTime,
        };
        await tx.ExecuteAsync(
            """
            insert into identity.sign_in_session
                (id, user_id, security_stamp, is_complete, amr, auth_time, ends_at, expires_at)
            values (@Id, @UserId, @SecurityStamp, @IsComplete, @Amr, @AuthTime, @EndsAt, @ExpiresAt)
            """,
            session
        );
        return session;
    }

    /// <summary>Ends a session and every grant that was made in it.</summary>
    internal static async Task EndAsync(Guid id, ServiceTransaction tx)
    {
        await tx.ExecuteAsync("delete from identity.sign_in_session where id = @id", new { id });
        await TokenGrants.RevokeOfSessionAsync(id, tx);
    }

    private async Task<SignedIn?> FindAsync(HttpContext http, bool isComplete) =>
        await SignInCookies.ReadAsync(http, isComplete) is { } id
            ? await database.InTransactionAsync(
                SignInClients.System,
                tx => FindAsync(id, isComplete, tx),
                http.RequestAborted
            )
            : null;

    private static async Task<SignedIn?> FindAsync(Guid id, bool isComplete, ServiceTransaction tx)
    {
        var session = await tx.QuerySingleOrDefaultAsync<Session>(
            """
            select id, user_id, security_stamp, is_complete, amr, auth_time, ends_at, expires_at
            from identity.sign_in_session where id = @id and is_complete = @isComplete and expires_at > @Now
            """,
            new
            {
                id,
                isComplete,
                tx.Now,
            }
        );
        if (session is null)
            return null;
        var user = await SignInUsers.FindAsync(session.UserId, tx);
        if (user is null || user.SecurityStamp != session.SecurityStamp)
            return null;
        if (session.IsComplete)
            await tx.ExecuteAsync(
                "update identity.sign_in_session set expires_at = least(@until, ends_at) where id = @Id",
                new { until = tx.Now + MaxIdle, session.Id }
            );
        return new SignedIn(session, user);
    }
}
