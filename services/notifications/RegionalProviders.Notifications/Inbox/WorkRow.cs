using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Inbox;

/// <summary>The work of a council on a notice, as queries return it.</summary>
internal sealed record WorkRow
{
    public const string Columns =
        "notice_id, due_at, acknowledged_at, ended_at, assigned_to, reminded_at";

    /// <summary>A condition on a delivery d: its notice is waiting to be acknowledged.</summary>
    public const string Outstanding = """
        and exists (
            select from notifications.notice_work w
            where w.council_id = d.council_id and w.notice_id = d.notice_id
                and w.acknowledged_at is null and w.ended_at is null)
        """;

    public Guid NoticeId { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string AssignedTo { get; init; } = "";
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Changes the caller's work on a notice; NOT_FOUND if the notice was not delivered to its council.</summary>
    /// <param name="set">The set clause of the update.</param>
    /// <param name="parameters">Its parameters, including @notice and @Now.</param>
    /// <param name="tx">The caller's transaction.</param>
    public static async Task<WorkRow> ChangeAsync(
        string set,
        object parameters,
        ServiceTransaction tx
    ) =>
        await tx.QuerySingleOrDefaultAsync<WorkRow>(
            $"""
            update notifications.notice_work set {set}
            where council_id = (select notifications.tenant_id()) and notice_id = @notice
            returning {Columns}
            """,
            parameters
        ) ?? throw Fault.NotFound("notice");

    /// <summary>Acknowledges the notice, unless it was acknowledged before.</summary>
    public static Task<WorkRow> AcknowledgeAsync(Guid notice, ServiceTransaction tx) =>
        ChangeAsync(
            """
            acknowledged_at = coalesce(acknowledged_at, @Now),
            acknowledged_by = coalesce(acknowledged_by, notifications.subject())
            """,
            new { notice, tx.Now },
            tx
        );

    public NoticeWork ToProto() =>
        new()
        {
            NoticeId = NoticeId.ToString(),
            DueAt = DueAt.ToProto(),
            AcknowledgedAt = AcknowledgedAt.ToProto(),
            Outstanding = AcknowledgedAt is null && EndedAt is null,
            AssignedTo = AssignedTo,
            RemindedAt = RemindedAt.ToProto(),
        };
}
