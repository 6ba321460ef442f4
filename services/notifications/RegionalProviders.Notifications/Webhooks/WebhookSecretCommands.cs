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
        var rows = await tx.QueryAsync<WebhookRow>(
            $"""
            select {WebhookRow.Columns} from notifications.webhook w
            where secret_key <> @KeyName or former_secret_key <> @KeyName for update
            """,
            new { secrets.KeyName }
        );
        foreach (var row in rows)
            await tx.ExecuteAsync(
                """
                update notifications.webhook
                set secret = @secret, secret_key = @KeyName, former_secret = @former,
                    former_secret_key = case when former_secret is null then null else @KeyName end
                where id = @Id
                """,
                new
                {
                    row.Id,
                    secrets.KeyName,
                    secret = secrets.Reencrypt(row.Id, row.Secret, row.SecretKey),
                    former = row.FormerSecret is null
                        ? null
                        : secrets.Reencrypt(row.Id, row.FormerSecret, row.FormerSecretKey!),
                }
            );
        return rows.Count;
    }
}
