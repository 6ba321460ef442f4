using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RegionalProviders.Cryptography;
using RegionalProviders.Hosting.Operations;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>Generates webhook secrets and encrypts each for the row that it belongs to.</summary>
internal sealed class WebhookSecrets(IOptions<NotificationsOptions> options)
{
    private const string Prefix = "whsec_";
    private const int Length = 32;
    private readonly KeyRing ring = new(NotificationsOptions.Section, options.Value);

    /// <summary>Generates a new secret.</summary>
    public NewSecret New(Guid webhook)
    {
        var secret = RandomNumberGenerator.GetBytes(Length);
        return new NewSecret(
            Prefix + Convert.ToBase64String(secret),
            new EncryptedSecret(ring.Encrypt(Context(webhook), secret), ring.Name)
        );
    }

    /// <summary>Decrypts the bytes to sign with.</summary>
    public byte[] Open(Guid webhook, byte[] encrypted, string key) =>
        ring.Decrypt(Context(webhook), key, encrypted);

    /// <summary>The signing keys that are valid at a given time, the current one first.</summary>
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

    /// <summary>The secrets of all webhooks, for re-encryption under the current key-encryption key.</summary>
    /// <param name="name">Plural name of the secrets.</param>
    /// <param name="secret">The column of the secret.</param>
    /// <param name="key">The column with the name of its key.</param>
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

/// <summary>A secret in the form shown to its owner once, and in the form stored.</summary>
internal sealed record NewSecret(string Text, EncryptedSecret Stored)
{
    /// <summary>Leaves out the secret: a record's default ToString prints its properties.</summary>
    public override string ToString() => nameof(NewSecret);
}
