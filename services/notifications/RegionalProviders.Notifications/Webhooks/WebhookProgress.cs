using RegionalProviders.Notifications.Inbox;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>
/// What a council does to the progress of a webhook, whose row it holds. Those who send write the same table, several
/// times a delivery: see <see cref="Sending.WebhookDeliveries"/>.
/// </summary>
internal static class WebhookProgress
{
    /// <summary>Begins after a cursor; after the last delivery of the inbox where none is named.</summary>
    public static Task BeginAsync(Guid webhook, long? after, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            insert into notifications.webhook_progress (webhook_id, cursor, next_at)
            values (@webhook, coalesce(@after, (
                select last from notifications.inbox_counter where council_id = (select notifications.tenant_id())
            ), 0), @Now)
            """,
            new
            {
                webhook,
                after,
                tx.Now,
            }
        );

    /// <summary>Goes on after a cursor, at once. What was on its way until now does not move it.</summary>
    public static Task RewindAsync(Guid webhook, long cursor, ServiceTransaction tx) =>
        RestartAsync(webhook, cursor, tx);

    /// <summary>Goes on where it was, at once. An attempt that is on its way belongs to the time before.</summary>
    public static Task RestartAsync(Guid webhook, ServiceTransaction tx) =>
        RestartAsync(webhook, null, tx);

    /// <summary>It is not parked any more: the council has decided otherwise.</summary>
    public static Task UnparkAsync(Guid webhook, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            "update notifications.webhook_progress set parked_since = null where webhook_id = @webhook",
            new { webhook }
        );

    /// <summary>Sends from now on.</summary>
    public static async Task StartAsync(Guid webhook, ServiceTransaction tx)
    {
        await tx.ExecuteAsync(
            "update notifications.webhook_progress set next_at = @Now where webhook_id = @webhook",
            new { webhook, tx.Now }
        );
        await InboxNotifier.NotifyAsync(tx);
    }

    /// <summary>Records that a challenge is on its way; false where another went less than a pause ago.</summary>
    public static async Task<bool> TryChallengeAsync(
        Guid webhook,
        TimeSpan pause,
        ServiceTransaction tx
    ) =>
        await tx.ExecuteAsync(
            """
            update notifications.webhook_progress set challenged_at = @Now
            where webhook_id = @webhook and (challenged_at is null or challenged_at <= @before)
            """,
            new
            {
                webhook,
                before = tx.Now - pause,
                tx.Now,
            }
        ) == 1;

    /// <summary>Records why a challenge failed.</summary>
    public static Task ChallengeFailedAsync(
        Guid webhook,
        WebhookFailure failure,
        int status,
        ServiceTransaction tx
    ) =>
        tx.ExecuteAsync(
            """
            update notifications.webhook_progress
            set last_failed_at = @Now, last_failure = @failure, last_status = @status
            where webhook_id = @webhook
            """,
            new
            {
                webhook,
                failure = failure.ToString(),
                status,
                tx.Now,
            }
        );

    private static async Task RestartAsync(Guid webhook, long? cursor, ServiceTransaction tx)
    {
        await tx.ExecuteAsync(
            """
            update notifications.webhook_progress
            set cursor = coalesce(@cursor, cursor), replays = replays + 1, parked_since = null, attempts = 0,
                first_failed_at = null, next_at = @Now
            where webhook_id = @webhook
            """,
            new
            {
                webhook,
                cursor,
                tx.Now,
            }
        );
        await InboxNotifier.NotifyAsync(tx);
    }
}
