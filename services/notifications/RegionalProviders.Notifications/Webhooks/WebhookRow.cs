using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>A webhook of the caller's council with its progress, in the form of the API.</summary>
internal sealed record WebhookRow
{
    /// <summary>The webhook w with its progress p.</summary>
    public const string Select = """
        select w.id, w.label, w.url, w.version, w.created_at, w.verified_at, w.former_until, p.cursor, p.attempts,
            p.next_at, p.last_success_at, p.last_failed_at, p.last_failure, p.last_status, p.parked_since,
            case when w.state = 'Active' and p.parked_since is not null then 'Parked' else w.state end as state,
            coalesce((
                select greatest(c.last - p.cursor, 0) from notifications.inbox_counter c where c.council_id = w.council_id
            ), 0) as backlog
        from notifications.webhook w join notifications.webhook_progress p on p.webhook_id = w.id
        where w.council_id = (select notifications.tenant_id())
        """;

    public Guid Id { get; init; }
    public string Label { get; init; } = "";
    public string Url { get; init; } = "";
    public WebhookState State { get; init; }
    public long Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? VerifiedAt { get; init; }
    public DateTimeOffset? FormerUntil { get; init; }
    public long Cursor { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset NextAt { get; init; }
    public DateTimeOffset? LastSuccessAt { get; init; }
    public DateTimeOffset? LastFailedAt { get; init; }
    public WebhookFailure LastFailure { get; init; }
    public int LastStatus { get; init; }
    public DateTimeOffset? ParkedSince { get; init; }
    public long Backlog { get; init; }

    /// <summary>A webhook of the caller's council; NOT_FOUND if there is none.</summary>
    public static async Task<WebhookRow> ReadAsync(Guid id, ServiceTransaction tx) =>
        await tx.QuerySingleOrDefaultAsync<WebhookRow>($"{Select} and w.id = @id", new { id })
        ?? throw Fault.NotFound("webhook");

    public Webhook ToProto(DateTimeOffset now) =>
        new()
        {
            Id = Id.ToString(),
            Label = Label,
            Url = Url,
            State = State,
            Cursor = Cursor,
            Backlog = Backlog,
            CreatedAt = CreatedAt.ToProto(),
            VerifiedAt = VerifiedAt.ToProto(),
            LastSuccessAt = LastSuccessAt.ToProto(),
            LastFailureAt = LastFailedAt.ToProto(),
            LastFailure = LastFailure,
            LastStatus = LastStatus,
            Attempts = Attempts,
            NextAttemptAt = State == WebhookState.Active && Attempts > 0 ? NextAt.ToProto() : null,
            ParkedSince = State == WebhookState.Parked ? ParkedSince.ToProto() : null,
            FormerSecretUntil = FormerUntil > now ? FormerUntil.ToProto() : null,
            Etag = Etag.Of(Version),
        };
}
