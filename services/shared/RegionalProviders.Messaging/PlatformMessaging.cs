using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Messaging.Relay;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging;

/// <summary>Registers messaging.</summary>
public static class PlatformMessaging
{
    /// <summary>Name of the health check; degraded while events wait, never unhealthy: the outbox holds them.</summary>
    public const string HealthCheck = "messaging";

    /// <summary>
    /// Adds a service to the bus of this process: its consumers, and the relay of its outbox. Every service of the
    /// process calls it once; the first call creates the bus. Configured by the section <c>Messaging</c>
    /// (<see cref="MessagingOptions"/>).
    /// </summary>
    public static IHostApplicationBuilder AddPlatformMessaging(
        this IHostApplicationBuilder builder,
        MessagingModule module
    )
    {
        var services = builder.Services;
        if (services.All(service => service.ServiceType != typeof(MessagingModule)))
            AddBus(services);

        services.AddSingleton(module);
        foreach (var register in module.Endpoints.SelectMany(endpoint => endpoint.Consumers.Values))
            register(services);

        var state = new RelayState(module.Service);
        services.AddSingleton(state);
        // After the bus, so that the relay stops before it at shutdown.
        services.AddSingleton<IHostedService>(provider => new OutboxRelay(
            (ServiceDatabase)provider.GetRequiredService(module.Database),
            provider.GetRequiredService<IBusControl>(),
            module,
            provider.GetRequiredService<IOptions<MessagingOptions>>().Value,
            state,
            provider.GetRequiredService<PublishThrottle>(),
            provider.GetRequiredService<ILogger<OutboxRelay>>()
        ));
        return builder;
    }

    private static void AddBus(IServiceCollection services)
    {
        services
            .AddStrictOptions<MessagingOptions>(MessagingOptions.Section)
            .ValidateDataAnnotations();
        services.AddSingleton<PublishThrottle>();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(check =>
            {
                check.Name = "messaging-bus";
                check.MinimalFailureStatus = Microsoft
                    .Extensions
                    .Diagnostics
                    .HealthChecks
                    .HealthStatus
                    .Degraded;
            });
            bus.UsingRabbitMq(
                (context, rabbitMq) =>
                    BusConfiguration.Configure(
                        context,
                        rabbitMq,
                        context.GetRequiredService<IOptions<MessagingOptions>>().Value,
                        context.GetServices<MessagingModule>()
                    )
            );
        });
        services.AddHealthChecks().AddCheck<MessagingHealth>(HealthCheck, tags: ["ready"]);
        services.AddSingleton<ErrorQueues>();
        services.AddSingleton<ParkedEvents>();
    }
}
