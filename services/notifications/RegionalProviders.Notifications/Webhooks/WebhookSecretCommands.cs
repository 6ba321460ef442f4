using Microsoft.EntityFrameworkCore;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>The operator's command after the key-encryption key was changed.</summary>
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
        var changed = await services
            .GetRequiredService<NotificationsDatabase>()
            .InTransactionAsync(
                Principal.System(NotificationsModule.Name),
                tx => ReencryptAsync(secrets, tx),
                cancellationToken
            );
        await output.WriteLineAsync(
            $"{changed} webhooks have their secrets encrypted anew. The other key-encryption keys can leave the configuration."
        );
        return 0;
    }

    private static async Task<int> ReencryptAsync(WebhookSecrets secrets, ServiceTransaction tx)
    {
        var ids = await tx.QueryAsync<Guid>(
            """
            select id from notifications.webhook
            where secret_key <> @KeyName or former_secret_key <> @KeyName for update
            """,
            new { secrets.KeyName }
        );
        var db = await tx.EntitiesAsync<NotificationsDbContext>();
        var webhooks = await db
            .Webhooks.Where(webhook => ids.Contains(webhook.Id))
            .ToListAsync(tx.CancellationToken);
        foreach (var webhook in webhooks)
            webhook.Reencrypt(secrets);
        return webhooks.Count;
    }
}
