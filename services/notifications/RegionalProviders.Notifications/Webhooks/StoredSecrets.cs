namespace RegionalProviders.Notifications.Webhooks;

/// <summary>The secrets of a webhook as they are stored.</summary>
internal abstract record StoredSecrets
{
    /// <summary>The webhook, which its secrets are encrypted for.</summary>
    public Guid Id { get; init; }
    public byte[] Secret { get; init; } = [];
    public string SecretKey { get; init; } = "";
    public byte[]? FormerSecret { get; init; }
    public string? FormerSecretKey { get; init; }
    public DateTimeOffset? FormerUntil { get; init; }

    /// <summary>The keys to sign with at a moment, the current one first.</summary>
    public IReadOnlyList<byte[]> Keys(WebhookSecrets secrets, DateTimeOffset now) =>
        FormerSecret is not null && FormerUntil > now
            ?
            [
                secrets.Open(Id, Secret, SecretKey),
                secrets.Open(Id, FormerSecret, FormerSecretKey!),
            ]
            : [secrets.Open(Id, Secret, SecretKey)];

    /// <summary>Without the secrets: records print what they hold.</summary>
    public sealed override string ToString() => $"webhook {Id}";
}
