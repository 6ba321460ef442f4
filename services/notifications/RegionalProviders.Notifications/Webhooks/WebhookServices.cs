using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Webhooks.Sending;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>Registers the services that webhooks need.</summary>
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

    /// <summary>Has no resilience handler: deliveries schedule their own retries.</summary>
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
