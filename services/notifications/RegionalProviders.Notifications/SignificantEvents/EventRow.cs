using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.SignificantEvents;

/// <summary>An event as queries return it, with the work of the caller's council.</summary>
internal sealed record EventRow
{
    /// <summary>
    /// The event e and the caller's work w. Of the placing councils, a placing council sees only itself: whether
    /// another council has a child there is confidential to that council.
    /// </summary>
    public const string Select = """
        select e.id, e.kind, e.regulation, e.setting_id, e.organisation_id, e.host_council_id, e.occurred_at, e.urgent,
            e.summary, e.reported_at, e.reporting_council_id, e.due_at,
            case when (select notifications.tenant_id()) is null or e.host_council_id = (select notifications.tenant_id())
                then e.placing_council_ids else array[(select notifications.tenant_id())]
            end as placing_council_ids,
            coalesce(w.assigned_to, '') as assigned_to, w.assigned_at, w.closed_at, coalesce(w.outcome, '') as outcome,
            coalesce(w.version, 0) as work_version
        from notifications.significant_event e
        left join notifications.event_work w
            on w.event_id = e.id and w.council_id = (select notifications.tenant_id())
        """;

    public Guid Id { get; init; }
    public SignificantEventKind Kind { get; init; }
    public EventRegulation Regulation { get; init; }
    public Guid SettingId { get; init; }
    public Guid? OrganisationId { get; init; }
    public Guid[] PlacingCouncilIds { get; init; } = [];
    public Guid? HostCouncilId { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
    public bool Urgent { get; init; }
    public string Summary { get; init; } = "";
    public DateTimeOffset ReportedAt { get; init; }
    public Guid? ReportingCouncilId { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public string AssignedTo { get; init; } = "";
    public DateTimeOffset? AssignedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string Outcome { get; init; } = "";
    public long WorkVersion { get; init; }

    /// <summary>The event; NOT_FOUND if it does not exist or the caller may not see it.</summary>
    public static async Task<EventRow> ReadAsync(Guid id, ServiceTransaction tx) =>
        await tx.QuerySingleOrDefaultAsync<EventRow>($"{Select} where e.id = @id", new { id })
        ?? throw Fault.NotFound("event");

    public SignificantEvent ToProto(ServiceTransaction tx) =>
        new()
        {
            Id = Id.ToString(),
            Kind = Kind,
            Regulation = Regulation,
            SettingId = SettingId.ToString(),
            OrganisationId = OrganisationId.ToProto(),
            PlacingCouncilIds = { PlacingCouncilIds.Select(id => id.ToString()) },
            HostCouncilId = HostCouncilId.ToProto(),
            OccurredAt = OccurredAt.ToProto(),
            Urgent = Urgent,
            Summary = Summary,
            ReportedAt = ReportedAt.ToProto(),
            ReportingCouncilId = ReportingCouncilId.ToProto(),
            DueAt = DueAt.ToProto(),
            Work = tx.Principal.CouncilId is null ? null : ToWork(tx),
        };

    public EventWork ToWork(ServiceTransaction tx) =>
        new()
        {
            AssignedTo = AssignedTo,
            AssignedAt = AssignedAt.ToProto(),
            // The time allowed includes the whole second of due_at.
            Overdue = AssignedAt is null && ClosedAt is null && DueAt?.AddSeconds(1) <= tx.Now,
            ClosedAt = ClosedAt.ToProto(),
            Outcome = Outcome,
            Etag = Etag.Of(WorkVersion),
        };
}
