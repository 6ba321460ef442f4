namespace RegionalProviders.Notifications.Webhooks.Sending;

/// <summary>The next delivery of a webhook, with what is needed to send it.</summary>
internal sealed record DueDelivery : StoredSecrets
{
    public Guid CouncilId { get; init; }
    public string Url { get; init; } = "";
    public int Replays { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset? FirstFailedAt { get; init; }
    public long Seq { get; init; }
    public Guid NoticeId { get; init; }
    public int Version { get; init; }
    public short Change { get; init; }
    public bool Affected { get; init; }
    public DateTimeOffset CirculatedAt { get; init; }

    /// <summary>Null, like the matters, where the council may no longer read the notice.</summary>
    public bool? Urgent { get; init; }
    public short[]? Matters { get; init; }

    /// <summary>The same whenever this delivery is sent, to whichever webhook of the council.</summary>
    public string MessageId => $"{CouncilId}:{Seq}";
}
