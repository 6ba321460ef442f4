using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Notifications.Webhooks.Sending;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>The webhooks of the caller's council.</summary>
internal sealed partial class WebhookGrpcService(
    NotificationsDatabase database,
    WebhookSecrets secrets,
    WebhookHttp http,
    IOptions<WebhookOptions> options
) : WebhookService.WebhookServiceBase
{
    /// <summary>
    /// A webhook of the caller's council, locked for a change of what the etag names; an empty one is no guard. NOT_FOUND
    /// where there is none.
    /// </summary>
    private static async Task<WebhookEntity> LockAsync(Guid id, string etag, ServiceTransaction tx)
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
    /// The same, whose version goes up with this transaction whatever changes: to set the cursor is a decision too.
    /// </summary>
    private static async Task<WebhookEntity> LockForChangeAsync(
        Guid id,
        string etag,
        ServiceTransaction tx
    )
    {
        var webhook = await LockAsync(id, etag, tx);
        var db = await tx.EntitiesAsync<NotificationsDbContext>();
        db.Entry(webhook).Property(each => each.Version).IsModified = true;
        return webhook;
    }
}
