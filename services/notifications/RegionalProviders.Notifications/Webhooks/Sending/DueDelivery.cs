using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Webhooks.Sending;

/// <summary>The next delivery of a webhook, with what is needed to send it.</summary>
internal sealed record DueDelivery
{
    /// <summary>The webhook, which its secrets are encrypted for.</summary>
    public Guid Id { get; init; }
    public byte[] Secret { get; init; } = [];
    public string SecretKey { get; init; } = "";
    public byte[]? FormerSecret { get; init; }
    public string? FormerSecretKey { get; init; }
    public DateTimeOffset? FormerUntil { get; init; }
    public Guid CouncilId { get; init; }
    public string Url { get; init; } = "";
    public int Replays { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset? FirstFailedAt { get; init; }
    public long Seq { get; init; }
    public Guid NoticeId { get; init; }
    public int Version { get; init; }
    public NoticeChange Change { get; init; }
    public bool Affected { get; init; }
    public DateTimeOffset CirculatedAt { get; init; }

    /// <summary>Null, like the matters, where the council may no longer read the notice.</summary>
    public bool? Urgent { get; init; }
    public ProtocolMatter[]? Matters { get; init; }

    /// <summary>The same whenever this delivery is sent, to whichever webhook of the council.</summary>
    public string MessageId => $"{CouncilId}:{Seq}";

    /// <summary>The keys to sign with at a moment, the current one first.</summary>
    public IReadOnlyList<byte[]> Keys(WebhookSecrets secrets, DateTimeOffset now) =>
        secrets.Keys(
            Id,
            new EncryptedSecret(Secret, SecretKey),
            FormerSecret is null
                ? null
                : new FormerSecret(FormerSecret, FormerSecretKey!, FormerUntil!.Value),
            now
        );

    /// <summary>Without the secrets: records print what they hold.</summary>
    public override string ToString() => $"delivery {MessageId} to webhook {Id}";
}
