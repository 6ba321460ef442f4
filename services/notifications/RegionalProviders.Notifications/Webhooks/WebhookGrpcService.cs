using Microsoft.Extensions.Options;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Inbox;
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
    private static readonly object Nothing = new();

    /// <summary>Changes a webhook that is locked, and returns it as it then is.</summary>
    /// <param name="set">The assignments of the statement, besides the version.</param>
    /// <param name="parameters">Its parameters, with @Id and @Now.</param>
    /// <param name="tx">The transaction that holds the lock.</param>
    private static Task<WebhookRow> ChangeAsync(
        string set,
        object parameters,
        ServiceTransaction tx
    ) =>
        tx.QuerySingleAsync<WebhookRow>(
            $"""
            update notifications.webhook w set {set}, version = version + 1 where w.id = @Id
            returning {WebhookRow.Columns}
            """,
            parameters
        );

    // Every process that sends looks at once.
    private static async Task WakeAsync(ServiceTransaction tx) =>
        await tx.ExecuteAsync($"select pg_notify('{InboxSignal.Channel}', '')", Nothing);
}
