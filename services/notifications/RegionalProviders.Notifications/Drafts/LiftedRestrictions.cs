using RegionalProviders.Deadlines;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Updates drafts when suspensions and restrictions are lifted, or a lifting is corrected.</summary>
internal static class LiftedRestrictions
{
    /// <summary>
    /// Ends drafts whose suspension or restriction has been lifted, or ended by an appeal, by today. A waiting draft is
    /// instead kept for another suspension or restriction of the same kind on the registration, because that one has no
    /// draft of its own: this draft already existed when it was recorded.
    /// </summary>
    public static async Task EndDraftsAsync(ServiceTransaction tx)
    {
        await FollowOtherLimitsAsync(tx);
        await tx.ExecuteAsync(
            $"""
            update notifications.notice_draft d set {DraftLinks.SetEnded}
            where d.regulatory_notice_id is not null and d.ended_at is null
                and notifications.standing_limit(d.regulatory_notice_id) is null
            """,
            new { tx.Now }
        );
    }

    /// <summary>
    /// Resumes drafts that a lifting had ended, if the lifting was corrected to a later day; the time limit of waiting
    /// drafts restarts.
    /// </summary>
    /// <param name="correction">The correction; any other notice changes nothing.</param>
    /// <param name="deadlines">Computes the time limits.</param>
    /// <param name="tx">A transaction of the platform itself.</param>
    public static async Task ResumeDraftsAsync(
        Guid correction,
        DeadlineService deadlines,
        ServiceTransaction tx
    )
    {
        var drafts = await tx.QueryAsync<Guid>(
            """
            with lifted as (
                -- The last draft of each cause that the corrected lifting had ended.
                select distinct on (e.setting_id, e.cause) e.id, e.state = 'Superseded' as waits_again
                from notifications.notice_draft e
                join notifications.regulatory_notice l on l.id = notifications.standing_limit(e.regulatory_notice_id)
                join notifications.regulatory_notice c
                    on c.id = l.superseded_by_id and notifications.ends_limit(c.type)
                join notifications.regulatory_notice m on m.id = c.supersedes_id and notifications.ends_limit(m.type)
                where c.id = @correction and e.ended_at is not null
                order by e.setting_id, e.cause, e.id desc
            )
            update notifications.notice_draft d
            set ended_at = null,
                state = case when lifted.waits_again then 'Waiting' else d.state end,
                decided_at = case when lifted.waits_again then null else d.decided_at end,
                escalated_at = case when lifted.waits_again then null else d.escalated_at end,
                due_at = case when lifted.waits_again then @due else d.due_at end,
                version = d.version + 1
            from lifted
            where d.id = lifted.id and d.ended_at is not null
                and not exists (
                    select from notifications.notice_draft w
                    where w.state = 'Waiting'
                        and w.setting_id = d.setting_id and w.cause = d.cause and w.scale = d.scale)
            returning d.id
            """,
            new { correction, due = deadlines.DueAt(Clock.RaiseNoticeAfterInadequate, tx.Now) }
        );
        foreach (var draft in drafts)
        {
            await DraftLinks.CoverAsync(draft, null, tx);
            await DraftEscalation.RunAsync(draft, tx);
        }
    }

    private static Task<int> FollowOtherLimitsAsync(ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            update notifications.notice_draft d
            set regulatory_notice_id = other.id,
                effective_on = notifications.limited_from(other.id),
                import_id = case when d.import_id = d.regulatory_notice_id then other.id else d.import_id end,
                version = d.version + 1
            from (
                select w.id as draft_id, (
                    select n.id from notifications.regulatory_notice n
                    where n.setting_id = any (notifications.with_premises(array[w.setting_id]))
                        and n.type = any (case w.cause
                            when 'RegistrationSuspended' then array['Suspended', 'SuspensionExtended']
                            else array['AccommodationRestricted', 'RestrictionExtended'] end)
                        and (n.ends_on is null or n.ends_on >= notifications.today())
                        and notifications.standing_limit(n.id) = n.id
                    order by n.id desc limit 1) as id
                from notifications.notice_draft w
                where w.state = 'Waiting' and w.regulatory_notice_id is not null and w.ended_at is null
                    and notifications.standing_limit(w.regulatory_notice_id) is null
            ) other
            where d.id = other.draft_id and other.id is not null
            """
        );
}
