using RegionalProviders.Notifications.Inbox;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>
/// Changes that a council makes to the progress of a webhook, whose row it has locked. Senders update the same table
/// several times per delivery: see <see cref="Sending.WebhookDeliveries"/>.
/// </summary>
internal static class WebhookProgress
{
    /// <summary>Starts after a cursor; after the last delivery of the inbox if none is given.</summary>
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

    /// <summary>Continues after a cursor, immediately. Deliveries in flight no longer advance the cursor.</summary>
    public static Task RewindAsync(Guid webhook, long cursor, ServiceTransaction tx) =>
        RestartAsync(webhook, cursor, tx);

    /// <summary>
    /// Continues from the present cursor, immediately. The result of an attempt in flight is no longer counted.
    /// </summary>
    public static Task RestartAsync(Guid webhook, ServiceTransaction tx) =>
        RestartAsync(webhook, null, tx);

    /// <summary>Ends the parking because the council pauses the webhook.</summary>
    public static Task UnparkAsync(Guid webhook, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            "update notifications.webhook_progress set parked_since = null where webhook_id = @webhook",
            new { webhook }
        );

    /// <summary>Makes the next delivery due now.</summary>
    public static async Task StartAsync(Guid webhook, ServiceTransaction tx)
    {
        await tx.ExecuteAsync(
            "update notifications.webhook_progress set next_at = @Now where webhook_id = @webhook",
            new { webhook, tx.Now }
        );
        await InboxNotifier.NotifyAsync(tx);
    }

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
