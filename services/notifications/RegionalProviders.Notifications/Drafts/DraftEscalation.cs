using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Shows drafts to coordinators: those whose time has run out, and at once those that no member is to issue.</summary>
internal static class DraftEscalation
{
    private const int MaxDrafts = 100;

    /// <summary>
    /// Escalates what is to be, at most 100 drafts, and returns how many. What another replica is at is left to it.
    /// </summary>
    /// <param name="draft">Only this one; null for all.</param>
    /// <param name="tx">A transaction of the platform itself.</param>
    public static async Task<int> RunAsync(Guid? draft, ServiceTransaction tx)
    {
        // The second that due_at names belongs to the time allowed.
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
