using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RegionalProviders.Cryptography;
using RegionalProviders.Hosting.Operations;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>Secrets of webhooks: made here, kept encrypted for the one row that they belong to.</summary>
internal sealed class WebhookSecrets(IOptions<NotificationsOptions> options)
{
    private const string Prefix = "whsec_";
    private const int Length = 32;
    private readonly KeyRing ring = new(NotificationsOptions.Section, options.Value);

    /// <summary>A new secret.</summary>
    public NewSecret New(Guid webhook)
    {
        var secret = RandomNumberGenerator.GetBytes(Length);
        return new NewSecret(
            Prefix + Convert.ToBase64String(secret),
            new EncryptedSecret(ring.Encrypt(Context(webhook), secret), ring.Name)
        );
    }

    /// <summary>The bytes that are signed with.</summary>
    public byte[] Open(Guid webhook, byte[] encrypted, string key) =>
        ring.Decrypt(Context(webhook), key, encrypted);

    /// <summary>The keys to sign with at a moment, the current one first.</summary>
    public IReadOnlyList<byte[]> Keys(
        Guid webhook,
        EncryptedSecret secret,
        FormerSecret? former,
        DateTimeOffset now
    )
    {
        var current = Open(webhook, secret.Encrypted, secret.Key);
        return former?.Until > now
            ? [current, Open(webhook, former.Encrypted, former.Key)]
            : [current];
    }

    /// <summary>Secrets of all webhooks, to be encrypted under the current key-encryption key.</summary>
    /// <param name="name">What they are, in the plural.</param>
    /// <param name="secret">Their column.</param>
    /// <param name="key">The column of their key's name.</param>
    public IEncryptedRows Column(string name, string secret, string key) =>
        new EncryptedColumn
        {
            Name = name,
            Table = "notifications.webhook",
            Id = ["id"],
            Secret = secret,
            Key = key,
            CurrentKey = ring.Name,
            Context = id => Context((Guid)id[0]),
            Reencrypt = (context, from, encrypted) => ring.Reencrypt(context, from, encrypted),
        };

    private static string Context(Guid webhook) => $"webhook secret {webhook}";
}

/// <summary>A secret as its owner sees it once, and as it is stored.</summary>
internal sealed record NewSecret(string Text, EncryptedSecret Stored)
{
    /// <summary>Without the secret: records print what they hold.</summary>
    public override string ToString() => nameof(NewSecret);
}
