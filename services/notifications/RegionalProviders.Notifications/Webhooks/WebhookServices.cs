using RegionalProviders.Notifications.Webhooks.Sending;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>Adds what webhooks need.</summary>
internal static class WebhookServices
{
    public static void AddWebhooks(this IServiceCollection services)
    {
        services
            .AddOptions<WebhookOptions>()
            .BindConfiguration(WebhookOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookTargets>();
        services.AddSingleton<WebhookHttp>();
        services.AddSingleton(new RetrySchedule(Random.Shared));
        services.AddSingleton<WebhookDeliveries>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
    }
}
