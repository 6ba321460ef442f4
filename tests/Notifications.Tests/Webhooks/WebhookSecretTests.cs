using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Webhooks;

namespace RegionalProviders.Notifications.Tests.Webhooks;

public sealed class WebhookSecretTests
{
    private static readonly string OldKey = Key("test notifications");
    private static readonly string NewKey = Key("another");

    [Fact]
    public void Secret_MovedToAnotherWebhook_CannotBeRead()
    {
        var secrets = Of(NewKey);
        var webhook = Guid.NewGuid();
        var secret = secrets.New(webhook);

        Assert.Equal(
            secret.Text,
            Text(secrets.Open(webhook, secret.Stored.Encrypted, secret.Stored.Key))
        );
        Assert.ThrowsAny<CryptographicException>(() =>
            secrets.Open(Guid.NewGuid(), secret.Stored.Encrypted, secret.Stored.Key)
        );
    }

    [Fact]
    public async Task Reencrypt_AfterTheKeyWasChanged_LeavesNothingUnderTheFormerKey()
    {
        await using var scene = await WebhookScene.OwnAsync();
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        var first = await webhooks.RegisterWebhookAsync(WebhookScene.New());
        var rotated = await webhooks.RotateWebhookSecretAsync(new() { Id = first.Webhook.Id });
        var second = await webhooks.RegisterWebhookAsync(WebhookScene.New());
        var before = await webhooks.GetWebhookAsync(new() { Id = first.Webhook.Id });
        await using var services = new ServiceCollection()
            .AddSingleton(scene.Platform.Services.GetRequiredService<NotificationsDatabase>())
            .AddSingleton(Of(NewKey, OldKey))
            .BuildServiceProvider();
        using var output = new StringWriter();

        var code = await WebhookSecretCommands.Command.RunAsync(
            ["webhook-secrets", "reencrypt"],
            services,
            output,
            CancellationToken.None
        );

        Assert.Equal(0, code);
        Assert.StartsWith("secrets of webhooks: 2 ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "former secrets of webhooks: 1 encrypted anew, 0 ",
            output.ToString(),
            StringComparison.Ordinal
        );
        // Nothing that an administrator sees has changed, so an edit in progress still has the right etag.
        Assert.Equal(
            before.Webhook.Etag,
            (await webhooks.GetWebhookAsync(new() { Id = first.Webhook.Id })).Webhook.Etag
        );
        var alone = Of(NewKey);
        var (secret, former) = await StoredAsync(first.Webhook.Id);
        Assert.Equal((rotated.Secret, first.Secret), (secret, former));
        (secret, former) = await StoredAsync(second.Webhook.Id);
        Assert.Equal((second.Secret, null), (secret, former));

        async Task<(string Secret, string? Former)> StoredAsync(string id)
        {
            var webhook = Guid.Parse(id);
            var stored = Assert.Single(
                await scene.QueryAsync<(
                    byte[] Secret,
                    string Key,
                    byte[]? Former,
                    string? FormerKey
                )>(
                    "select secret, secret_key, former_secret, former_secret_key from notifications.webhook where id = @webhook",
                    new { webhook }
                )
            );
            return (
                Text(alone.Open(webhook, stored.Secret, stored.Key)),
                stored.Former is { } encrypted
                    ? Text(alone.Open(webhook, encrypted, stored.FormerKey!))
                    : null
            );
        }
    }

    private static string Key(string seed) =>
        Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(seed)));

    private static string Text(byte[] secret) => "whsec_" + Convert.ToBase64String(secret);

    private static WebhookSecrets Of(string key, params string[] previous) =>
        new(
            Options.Create(
                new NotificationsOptions
                {
                    KeyEncryptionKey = key,
                    PreviousKeyEncryptionKeys = previous,
                }
            )
        );
}
