using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>A webhook as the queries read it.</summary>
internal sealed record WebhookRow : StoredSecrets
{
    /// <summary>Columns of the webhook w.</summary>
    public const string Columns = """
        w.id, w.council_id, w.label, w.url, w.state, w.version, w.created_at, w.verified_at, w.challenged_at,
        w.secret, w.secret_key, w.former_secret, w.former_secret_key, w.former_until, w.cursor, w.attempts, w.next_at,
        w.first_failed_at, w.last_success_at, w.last_failed_at, w.last_failure, w.last_status, w.parked_since,
        coalesce((
            select greatest(c.last - w.cursor, 0) from notifications.inbox_counter c where c.council_id = w.council_id
        ), 0) as backlog
        """;

    public Guid CouncilId { get; init; }
    public string Label { get; init; } = "";
    public string Url { get; init; } = "";
    public short State { get; init; }
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? VerifiedAt { get; init; }
    public DateTimeOffset? ChallengedAt { get; init; }
    public long Cursor { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset NextAt { get; init; }
    public DateTimeOffset? FirstFailedAt { get; init; }
    public DateTimeOffset? LastSuccessAt { get; init; }
    public DateTimeOffset? LastFailedAt { get; init; }
    public short LastFailure { get; init; }
    public int LastStatus { get; init; }
    public DateTimeOffset? ParkedSince { get; init; }
    public long Backlog { get; init; }

    /// <summary>A webhook of the caller's council; NOT_FOUND where there is none.</summary>
    public static async Task<WebhookRow> ReadAsync(Guid id, ServiceTransaction tx) =>
        await FindAsync(id, "", tx) ?? throw Fault.NotFound("webhook");

    /// <summary>The same, locked for a change of what the etag names; an empty one is no guard.</summary>
    public static async Task<WebhookRow> LockAsync(Guid id, string etag, ServiceTransaction tx)
    {
        var row = await FindAsync(id, "for update", tx) ?? throw Fault.NotFound("webhook");
        Etag.Check(etag, row.Version);
        return row;
    }

    /// <summary>Refuses where the address was never verified.</summary>
    public void RequireVerified()
    {
        if (VerifiedAt is null)
            throw Fault.StateConflict(
                "The webhook is not verified. Call VerifyWebhook while its receiver answers challenges."
            );
    }

    public Webhook ToProto(DateTimeOffset now) =>
        new()
        {
            Id = Id.ToString(),
            Label = Label,
            Url = Url,
            State = (WebhookState)State,
            Cursor = Cursor,
            Backlog = Backlog,
            CreatedAt = CreatedAt.ToProto(),
            VerifiedAt = VerifiedAt.ToProto(),
            LastSuccessAt = LastSuccessAt.ToProto(),
            LastFailureAt = LastFailedAt.ToProto(),
            LastFailure = (WebhookFailure)LastFailure,
            LastStatus = LastStatus,
            Attempts = Attempts,
            NextAttemptAt =
                (WebhookState)State == WebhookState.Active && Attempts > 0
                    ? NextAt.ToProto()
                    : null,
            ParkedSince = ParkedSince.ToProto(),
            FormerSecretUntil = FormerUntil > now ? FormerUntil.ToProto() : null,
            Etag = Etag.Of(Version),
        };

    private static Task<WebhookRow?> FindAsync(Guid id, string locked, ServiceTransaction tx) =>
        tx.QuerySingleOrDefaultAsync<WebhookRow>(
            $"""
            select {Columns} from notifications.webhook w
            where w.id = @id and w.council_id = (select notifications.tenant_id()) {locked}
            """,
            new { id }
        );
}
