using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RegionalProviders.Notifications.Webhooks;

namespace RegionalProviders.Notifications.Tests.Webhooks;

/// <summary>The service's HTTP client for webhooks, which here may also post to this machine.</summary>
internal static class WebhookClient
{
    public static ServiceProvider Create() =>
        new ServiceCollection()
            .AddSingleton(Options.Create(new WebhookOptions { AllowPrivateTargets = true }))
            .AddSingleton<WebhookTargets>()
            .AddWebhookHttp()
            .BuildServiceProvider();
}
