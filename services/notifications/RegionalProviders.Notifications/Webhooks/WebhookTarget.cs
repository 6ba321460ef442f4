using System.Globalization;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>
/// Limits challenges by the address that they go to, so that registering webhooks can be used neither to flood somebody
/// else's server nor to search for servers. Deleting a webhook and registering it anew changes nothing.
/// </summary>
internal static class WebhookTarget
{
    private const int MaxTargets = 30;
    private const int MaxChallenges = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Records that an address is being challenged; LIMIT_EXCEEDED if that is too soon.</summary>
    public static async Task ChallengeAsync(Uri url, ServiceTransaction tx)
    {
        var host = $"{url.IdnHost.TrimEnd('.')}:{url.Port}".ToLowerInvariant();
        // One challenge of a council after the other, so that those at the same moment all count.
        await tx.LockAsync($"notifications.webhook_target.{tx.Principal.CouncilId}");
        var (others, sent, last) = await tx.QuerySingleAsync<(
            int Others,
            int Sent,
            DateTimeOffset? Last
        )>(
            """
            with expired as (delete from notifications.webhook_target where challenged_at <= @since)
            select count(*) filter (where host <> @host)::integer, coalesce(sum(challenges), 0)::integer,
                max(challenged_at) filter (where host = @host)
            from notifications.webhook_target where challenged_at > @since
            """,
            new { host, since = tx.Now - Window }
        );
        if (last + Pause > tx.Now)
            throw Exceeded(
                "The address was challenged a moment ago. Try again in 5 seconds.",
                "BetweenChallenges",
                $"once in {Pause.TotalSeconds} s",
                Pause
            );
        if (others >= MaxTargets || sent >= MaxChallenges)
            throw Exceeded(
                $"{MaxTargets} addresses were challenged within an hour, or {MaxChallenges} challenges sent. Try again later.",
                "ChallengedAddresses",
                $"{MaxTargets} in an hour",
                Window
            );
        await tx.ExecuteAsync(
            """
            insert into notifications.webhook_target (host, challenged_at) values (@host, @Now)
            on conflict (council_id, host) do update
            set challenged_at = excluded.challenged_at, challenges = webhook_target.challenges + 1
            """,
            new { host, tx.Now }
        );
    }

    private static ServiceException Exceeded(
        string message,
        string limit,
        FormattableString value,
        TimeSpan retryAfter
    ) =>
        Fault.LimitExceeded(
            message,
            $"Notifications:Webhooks:{limit}",
            value.ToString(CultureInfo.InvariantCulture),
            retryAfter
        );
}
