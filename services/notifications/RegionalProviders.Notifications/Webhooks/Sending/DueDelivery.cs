using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Webhooks.Sending;

/// <summary>The next delivery of a webhook, with what is needed to send it.</summary>
internal sealed record DueDelivery
{
    /// <summary>The webhook's id, which is part of the context that its secrets are encrypted for.</summary>
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

    /// <summary>Null, as are the matters, if the council may no longer read the notice.</summary>
    public bool? Urgent { get; init; }
    public ProtocolMatter[]? Matters { get; init; }

    /// <summary>The same for every attempt to send this delivery, to whichever webhook of the council.</summary>
    public string MessageId => $"{CouncilId}:{Seq}";

    /// <summary>The signing keys that are valid at a given time, the current one first.</summary>
    public IReadOnlyList<byte[]> Keys(WebhookSecrets secrets, DateTimeOffset now) =>
        secrets.Keys(
            Id,
            new EncryptedSecret(Secret, SecretKey),
            FormerSecret is null
                ? null
                : new FormerSecret(FormerSecret, FormerSecretKey!, FormerUntil!.Value),
            now
        );

    /// <summary>Leaves out the secrets: a record's default ToString prints its properties.</summary>
    public override string ToString() => $"delivery {MessageId} to webhook {Id}";
}
