using RegionalProviders.Hosting.Operations;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>The operator's command to re-encrypt secrets after the key-encryption key was changed.</summary>
internal static class WebhookSecretCommands
{
    internal static OperatorCommand Command { get; } =
        new(
            "webhook-secrets",
            ["webhook-secrets reencrypt"],
            (args, services, output, ct) =>
                args is [_, "reencrypt"]
                    ? ReencryptAsync(services, output, ct)
                    : Task.FromResult<int?>(null)
        );

    private static async Task<int?> ReencryptAsync(
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var secrets = services.GetRequiredService<WebhookSecrets>();
        return await new Reencryption(
            services.GetRequiredService<NotificationsDatabase>(),
            Principal.System(NotificationsModule.Name),
            secrets.Column("secrets of webhooks", "secret", "secret_key"),
            secrets.Column("former secrets of webhooks", "former_secret", "former_secret_key")
        ).RunAsync(output, "now", cancellationToken);
    }
}
