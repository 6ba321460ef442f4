using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>Locks webhooks for changes by RPCs.</summary>
internal static class WebhookStore
{
    /// <summary>
    /// A webhook of the caller's council, locked for a change, if the etag matches; an empty etag is not checked.
    /// NOT_FOUND if there is none.
    /// </summary>
    internal static async Task<WebhookEntity> LockWebhookAsync(
        this ServiceTransaction tx,
        Guid id,
        string etag
    )
    {
        await tx.ExecuteAsync(
            "select from notifications.webhook where id = @id for update",
            new { id }
        );
        var db = await tx.EntitiesAsync<NotificationsDbContext>();
        var webhook =
            await db.Webhooks.SingleOrDefaultAsync(each => each.Id == id, tx.CancellationToken)
            ?? throw Fault.NotFound("webhook");
        Etag.Check(etag, webhook.Version);
        return webhook;
    }

    /// <summary>
    /// As <see cref="LockWebhookAsync"/>, but this transaction increments the version whatever it changes: setting the
    /// cursor changes the etag too.
    /// </summary>
    internal static async Task<WebhookEntity> LockWebhookForChangeAsync(
        this ServiceTransaction tx,
        Guid id,
        string etag
    )
    {
        var webhook = await tx.LockWebhookAsync(id, etag);
        var db = await tx.EntitiesAsync<NotificationsDbContext>();
        db.Entry(webhook).Property(each => each.Version).IsModified = true;
        return webhook;
    }
}
