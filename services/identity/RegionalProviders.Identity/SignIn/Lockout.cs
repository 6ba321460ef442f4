namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// Five wrong passwords or codes lock an account: for a minute, and twice as long each time until somebody signs in
/// fully, an hour at most. Knowing only the password does not reset the count.
/// </summary>
internal static class Lockout
{
    internal const int MaxFailedAttempts = 5;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    internal static TimeSpan Duration(int earlier) =>
        earlier > 10
            ? Longest
            : TimeSpan.FromTicks(Math.Min(First.Ticks << earlier, Longest.Ticks));
}
