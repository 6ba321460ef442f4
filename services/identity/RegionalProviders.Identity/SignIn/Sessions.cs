using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// Sessions of browsers: an hour without use, twelve hours at most, and no longer than the user's password, second
/// factor and account. Each step of signing in starts a new one, so that a cookie planted before is worth nothing.
/// </summary>
internal sealed class Sessions(IdentityDatabase database)
{
    private static readonly TimeSpan BetweenFactors = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan LongestIdle = TimeSpan.FromHours(1);

    /// <summary>Starts a session and returns the token for the cookie.</summary>
    internal static async Task<string> StartAsync(
        SignInUser user,
        bool isComplete,
        string[] amr,
        ServiceTransaction tx
    )
    {
        var token = RandomToken.Generate();
        await tx.ExecuteAsync(
            """
            insert into identity.sign_in_session
                (id, token_hash, user_id, security_stamp, is_complete, amr, auth_time, ends_at, expires_at)
            values (@id, @Hash, @userId, @SecurityStamp, @isComplete, @amr, @now, @endsAt, @expiresAt)
            """,
            new
            {
                id = Guid.CreateVersion7(tx.Now),
                token.Hash,
                userId = user.Id,
                user.SecurityStamp,
                isComplete,
                amr,
                now = tx.Now,
                endsAt = tx.Now + (isComplete ? Longest : BetweenFactors),
                expiresAt = tx.Now + (isComplete ? LongestIdle : BetweenFactors),
            }
        );
        return token.Text;
    }

    /// <summary>The live session of a cookie; null where there is none. Use keeps it alive.</summary>
    internal Task<SignedIn?> FindAsync(string? token, CancellationToken cancellationToken) =>
        token is null
            ? Task.FromResult<SignedIn?>(null)
            : database.InTransactionAsync(
                SignInClients.System,
                tx => FindAsync(RandomToken.HashOf(token), tx),
                cancellationToken
            );

    /// <summary>Ends a session and every grant that was made in it.</summary>
    internal Task EndAsync(Guid id, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            SignInClients.System,
            tx => EndAsync(id, tx),
            cancellationToken
        );

    internal static async Task EndAsync(Guid id, ServiceTransaction tx)
    {
        await tx.ExecuteAsync("delete from identity.sign_in_session where id = @id", new { id });
        await TokenGrants.RevokeOfSessionAsync(id, tx);
    }

    internal static async Task<SignedIn?> FindAsync(byte[] hash, ServiceTransaction tx)
    {
        var session = await tx.QuerySingleOrDefaultAsync<Session>(
            """
            select id, user_id, security_stamp, is_complete, amr, auth_time, ends_at, expires_at
            from identity.sign_in_session where token_hash = @hash and expires_at > @Now
            """,
            new { hash, tx.Now }
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
