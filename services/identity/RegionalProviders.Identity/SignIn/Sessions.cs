using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// Sessions of browsers: an hour without use, twelve hours at most, and no longer than the user's password, second
/// factor and account. The framework's cookie names a session; this looks whether it still counts. Each step of signing
/// in starts a new one, so that a cookie planted before is worth nothing.
/// </summary>
internal sealed class Sessions(IdentityDatabase database)
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromHours(1);

    /// <summary>Who is signed in with both factors; null where nobody is. Asking keeps the session alive.</summary>
    internal Task<SignedIn?> FindAsync(HttpContext http) =>
        SignInCookies.ReadAsync(http, SignInCookies.Complete);

    /// <summary>Who has given the password and is to give the second factor; null where nobody is.</summary>
    internal Task<SignedIn?> FindBetweenFactorsAsync(HttpContext http) =>
        SignInCookies.ReadAsync(http, SignInCookies.BetweenFactors);

    /// <summary>Ends the browser's session and every grant that was made in it.</summary>
    internal async Task EndAsync(HttpContext http)
    {
        if (await FindAsync(http) is { } signedIn)
            await database.InTransactionAsync(
                SignInClients.System,
                tx => EndAsync(signedIn.Session.Id, tx),
                http.RequestAborted
            );
        await http.SignOutAsync(SignInCookies.Complete);
    }

    /// <summary>Starts a session; <see cref="SignInCookies.WriteAsync"/> hands it to the browser once that is committed.</summary>
    internal static async Task<Session> StartAsync(
        Guid userId,
        string securityStamp,
        bool isComplete,
        string[] amr,
        ServiceTransaction tx
    )
    {
        var life = isComplete ? SignInCookies.Lifetime : SignInCookies.TimeBetweenFactors;
        var idle = isComplete ? LongestIdle : SignInCookies.TimeBetweenFactors;
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

    internal static Task<int> EndAsync(Guid id, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            delete from identity.sign_in_session where id = @id;
            update identity.token_grant set revoked_at = @now where session_id = @id and revoked_at is null;
            """,
            new { id, now = tx.Now }
        );

    /// <summary>Looks at the session that a cookie names: whoever has none that counts is not signed in.</summary>
    internal async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var isComplete = context.Scheme.Name == SignInCookies.Complete;
        var signedIn = SignInCookies.SessionIdOf(context.Principal) is { } id
            ? await database.InTransactionAsync(
                SignInClients.System,
                tx => FindAsync(id, isComplete, tx),
                context.HttpContext.RequestAborted
            )
            : null;
        if (signedIn is null)
            context.RejectPrincipal();
        else
            SignInCookies.Attach(context.Properties, signedIn);
    }

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
                new { until = tx.Now + LongestIdle, session.Id }
            );
        return new SignedIn(session, user);
    }
}
