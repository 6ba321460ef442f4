using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>
/// Shows drafts to coordinators: those not issued in time, and immediately those that no member is responsible for
/// issuing.
/// </summary>
internal static class DraftEscalation
{
    private const int MaxDrafts = 100;

    /// <summary>
    /// Escalates drafts that are due, at most 100, and returns their number. Skips drafts that another replica has
    /// locked.
    /// </summary>
    /// <param name="draft">The only draft to escalate; null for all.</param>
    /// <param name="tx">A transaction of the platform itself.</param>
    public static async Task<int> RunAsync(Guid? draft, ServiceTransaction tx)
    {
        // The time allowed includes the whole second of due_at.
        var escalated = await tx.QueryAsync<Escalated>(
            """
            update notifications.notice_draft d set escalated_at = @Now, version = d.version + 1
            where d.id = any (array(
                select w.id from notifications.notice_draft w
                where w.state = 'Waiting' and w.escalated_at is null and (@draft::uuid is null or w.id = @draft)
                    and (w.due_at + interval '1 second' <= @Now or not notifications.is_in_consortium(w.host_council_id))
                order by w.due_at limit @MaxDrafts for update skip locked))
            returning d.id, d.cause, d.setting_id, d.host_council_id
            """,
            new
            {
                draft,
                MaxDrafts,
                tx.Now,
            }
        );
        foreach (var row in escalated)
            await tx.PublishAsync(
                new NoticeDraftEscalated(row.Id, row.Cause, row.SettingId, row.HostCouncilId),
                $"draft:{row.Id}"
            );
        return escalated.Count;
    }

    private sealed record Escalated
    {
        public Guid Id { get; init; }
        public DraftCause Cause { get; init; }
        public Guid SettingId { get; init; }
        public Guid? HostCouncilId { get; init; }
    }
}
