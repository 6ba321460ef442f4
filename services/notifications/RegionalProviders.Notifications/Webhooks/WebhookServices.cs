using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Webhooks.Sending;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>Adds what webhooks need.</summary>
internal static class WebhookServices
{
    public static void AddWebhooks(this IServiceCollection services)
    {
        services.AddStrictOptions<WebhookOptions>(WebhookOptions.Section).ValidateDataAnnotations();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookTargets>();
        services.AddWebhookHttp();
        services.AddSingleton(new RetrySchedule(Random.Shared));
        services.AddSingleton<WebhookDeliveries>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
    }

    /// <summary>Without a resilience handler: what is repeated, and when, is the delivery's own business.</summary>
    internal static IServiceCollection AddWebhookHttp(this IServiceCollection services)
    {
        services
            .AddHttpClient(WebhookHttp.Client, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider =>
                WebhookHttp.Handler(provider.GetRequiredService<WebhookTargets>())
            )
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services.AddSingleton<WebhookHttp>();
    }
}
