using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// Five wrong passwords or codes lock an account: for a minute, and twice as long each time until somebody signs in
/// fully, an hour at most. Whoever knows the password alone does not reset the count.
/// </summary>
internal static class Lockout
{
    private const int Allowed = 5;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Counts a failure of a user who is locked in this transaction.</summary>
    internal static Task<int> CountAsync(SignInUser user, ServiceTransaction tx)
    {
        var failures = user.FailedCount + 1;
        var isLocked = failures >= Allowed;
        return tx.ExecuteAsync(
            """
            update identity.user_account
            set failed_count = @failures, lockout_count = @lockouts, locked_until = @until
            where id = @Id
            """,
            new
            {
                failures = isLocked ? 0 : failures,
                lockouts = user.LockoutCount + (isLocked ? 1 : 0),
                until = isLocked ? tx.Now + Duration(user.LockoutCount) : (DateTimeOffset?)null,
                user.Id,
            }
        );
    }

    internal static TimeSpan Duration(int earlier) =>
        earlier > 10
            ? Longest
            : TimeSpan.FromTicks(Math.Min(First.Ticks << earlier, Longest.Ticks));
}
