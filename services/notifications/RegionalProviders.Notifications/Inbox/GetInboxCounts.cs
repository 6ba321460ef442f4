using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Drafts;
using RegionalProviders.Notifications.Regulatory;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Inbox;

/// <summary>The number of items waiting for a council.</summary>
internal sealed record InboxCounts
{
    public int Unacknowledged { get; init; }
    public int Overdue { get; init; }
    public int Affected { get; init; }
    public int DraftsToIssue { get; init; }
    public int DraftsOverdue { get; init; }
    public int DraftsAffected { get; init; }
    public int PlacementsToReview { get; init; }
    public int EventsUrgent { get; init; }
    public int EventsOverdue { get; init; }

    /// <summary>Drafts that are counted for the first time; their hosts in the same order, empty for none.</summary>
    public Guid[] FirstSights { get; init; } = [];
    public Guid[] FirstSightHosts { get; init; } = [];
}

internal sealed partial class InboxGrpcService
{
    /// <inheritdoc/>
    public override Task<GetInboxCountsResponse> GetInboxCounts(
        GetInboxCountsRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                // The time allowed includes the whole second of due_at.
                var counts = await tx.QuerySingleAsync<InboxCounts>(
                    $"""
                    with waiting as (
                        select id, host_council_id, due_at,
                            host_council_id is not distinct from notifications.tenant_id() as own,
                            {DraftRow.OfAffected} as affected, {DraftRow.OfFirstSight} as first_sight
                        from notifications.notice_draft d where d.state = 'Waiting'
                    ), urgent as (
                        select e.due_at from notifications.significant_event e
                        where @mayReadEvents and e.urgent and not exists (
                            select from notifications.event_work k
                            where k.council_id = (select notifications.tenant_id()) and k.event_id = e.id
                                and (k.assigned_at is not null or k.closed_at is not null))
                    )
                    select count(*)::int as unacknowledged,
                        (count(*) filter (where due_at + interval '1 second' <= @Now))::int as overdue,
                        (count(*) filter (where exists (
                            select from notifications.delivery d
                            where d.council_id = w.council_id and d.notice_id = w.notice_id and d.affected)))::int
                            as affected,
                        (select count(*) from waiting where own)::int as drafts_to_issue,
                        (select count(*) from waiting where own and due_at + interval '1 second' <= @Now)::int
                            as drafts_overdue,
                        (select count(*) from waiting where affected)::int as drafts_affected,
                        (
                            select count(*) from notifications.regulatory_notice n
                            where {RegulatoryNoticeRow.OfToReview}
                        )::int as placements_to_review,
                        (select count(*) from urgent)::int as events_urgent,
                        (select count(*) from urgent where due_at + interval '1 second' <= @Now)::int as events_overdue,
                        array(select id from waiting where first_sight order by id) as first_sights,
                        array(
                            select coalesce(host_council_id, @none) from waiting where first_sight order by id
                        ) as first_sight_hosts
                    from notifications.notice_work w
                    where council_id = (select notifications.tenant_id())
                        and acknowledged_at is null and ended_at is null
                    """,
                    // Significant events, even as counts, are visible only to callers with the permission to read them.
                    new
                    {
                        tx.Now,
                        mayReadEvents = tx.Principal.May(Permission.EventsRead),
                        none = Guid.Empty,
                    }
                );
                await FirstSights.RecordAsync(
                    counts.FirstSights.Zip(
                        counts.FirstSightHosts,
                        (draft, host) => (draft, host == Guid.Empty ? (Guid?)null : host)
                    ),
                    tx
                );
                return new GetInboxCountsResponse
                {
                    Unacknowledged = counts.Unacknowledged,
                    Overdue = counts.Overdue,
                    Affected = counts.Affected,
                    DraftsToIssue = counts.DraftsToIssue,
                    DraftsOverdue = counts.DraftsOverdue,
                    DraftsAffected = counts.DraftsAffected,
                    PlacementsToReview = counts.PlacementsToReview,
                    EventsUrgent = counts.EventsUrgent,
                    EventsOverdue = counts.EventsOverdue,
                };
            },
            context.CancellationToken
        );
}
