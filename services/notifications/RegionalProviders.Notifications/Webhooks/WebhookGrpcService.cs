using Microsoft.Extensions.Options;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Notifications.Webhooks.Sending;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>The webhooks of the caller's council.</summary>
internal sealed partial class WebhookGrpcService(
    NotificationsDatabase database,
    WebhookSecrets secrets,
    WebhookHttp http,
    IOptions<WebhookOptions> options
) : WebhookService.WebhookServiceBase;
