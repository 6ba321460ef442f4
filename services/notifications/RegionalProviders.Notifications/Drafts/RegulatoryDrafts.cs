using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Keeps drafts to what regulators told: one for each suspension or restriction, whoever records it how often.</summary>
internal static class RegulatoryDrafts
{
    // A limit d.regulatory_notice_id that did not bind any more on @day was another one.
    private const string OfSameLimit = """
        not exists (
            select from notifications.regulatory_notice l
            where l.id = notifications.standing_limit(d.regulatory_notice_id) and l.ends_on < @day)
        """;

    /// <summary>
    /// Whether a draft tells of a limit already. One that does, from whatever source, ends with the limit from now on; one
    /// that waits takes its first day where that was corrected.
    /// </summary>
    /// <param name="limit">The limit.</param>
    /// <param name="cause">The cause that it is.</param>
    /// <param name="tx">A transaction of the platform itself that holds the locks of the subject.</param>
    public static Task<bool> IsToldAsync(
        StandingLimit limit,
        DraftCause cause,
        ServiceTransaction tx
    ) =>
        tx.QuerySingleAsync<bool>(
            $"""
            with told as (
                update notifications.notice_draft d
                set regulatory_notice_id = coalesce(d.regulatory_notice_id, @RegulatoryNoticeId),
                    effective_on = case
                        when d.state = 1
                            and notifications.standing_limit(d.regulatory_notice_id)
                                = notifications.standing_limit(@RegulatoryNoticeId)
                        then @day else d.effective_on end,
                    version = d.version + 1
                where d.setting_id = @SettingId and d.cause = @cause and d.ended_at is null
                    and (d.state = 1 or {OfSameLimit})
                returning 1
            )
            select exists (select from told) or exists (
                select from notifications.notice_draft d
                where d.setting_id = @SettingId and d.cause = @cause and d.ended_at is not null
                    and d.effective_on >= @day
                    -- What was decided after the end is news.
                    and (d.ended_at at time zone 'Europe/London')::date >= (
                        select n.decided_on from notifications.regulatory_notice n where n.id = @RegulatoryNoticeId))
            """,
            new
            {
                limit.RegulatoryNoticeId,
                limit.SettingId,
                cause = (short)cause,
                day = limit.From,
            }
        );

    /// <summary>
    /// Whether what the register shows on a day, a draft of what the regulator told has told already. What the register
    /// shows, everybody may see.
    /// </summary>
    public static Task<bool> TellAsync(
        Guid settingId,
        DraftCause cause,
        DateOnly? day,
        Guid import,
        ServiceTransaction tx
    ) =>
        tx.QuerySingleAsync<bool>(
            $"""
            with shown as (
                update notifications.notice_draft d set import_id = @import, version = d.version + 1
                where d.setting_id = @settingId and d.cause = @cause and d.import_id = d.regulatory_notice_id
                    and d.ended_at is null and {OfSameLimit}
            )
            select exists (
                select from notifications.notice_draft d
                where d.setting_id = @settingId and d.cause = @cause and d.regulatory_notice_id is not null
                    and case when d.ended_at is null then {OfSameLimit}
                        else d.effective_on <= @day and least(
                            (d.ended_at at time zone 'Europe/London')::date,
                            notifications.lifted_on(d.regulatory_notice_id)) >= @day end)
            """,
            new
            {
                settingId,
                cause = (short)cause,
                day,
                import,
            }
        );

    /// <summary>
    /// Ends drafts of what was lifted, or ended by an appeal, until today. One that waits goes on where another limit of
    /// the same kind binds the registration: nobody was warned of that one for the draft's sake.
    /// </summary>
    public static async Task EndAsync(ServiceTransaction tx)
    {
        await tx.ExecuteAsync(
            """
            update notifications.notice_draft d
            set regulatory_notice_id = other.id, effective_on = notifications.limited_from(other.id),
                import_id = case when d.import_id = d.regulatory_notice_id then other.id else d.import_id end,
                version = d.version + 1
            from (
                select w.id as draft_id, (
                    select n.id from notifications.regulatory_notice n
                    where n.setting_id = any (notifications.with_premises(array[w.setting_id]))
                        and n.type = any (case w.cause when @suspended then @suspensions else @restrictions end)
                        and (n.ends_on is null or n.ends_on >= notifications.today())
                        and notifications.standing_limit(n.id) = n.id
                    order by n.id desc limit 1) as id
                from notifications.notice_draft w
                where w.state = 1 and w.regulatory_notice_id is not null and w.ended_at is null
                    and notifications.standing_limit(w.regulatory_notice_id) is null
            ) other
            where d.id = other.draft_id and other.id is not null
            """,
            new
            {
                suspended = (short)DraftCause.RegistrationSuspended,
                suspensions = Numbers(
                    RegulatoryNoticeType.Suspended,
                    RegulatoryNoticeType.SuspensionExtended
                ),
                restrictions = Numbers(
                    RegulatoryNoticeType.AccommodationRestricted,
                    RegulatoryNoticeType.RestrictionExtended
                ),
            }
        );
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
    /// Lets what a lifting had ended go on where the lifting was corrected to a later day, with its time from the start.
    /// </summary>
    /// <param name="lifting">The correction; any other notice changes nothing.</param>
    /// <param name="deadlines">The clocks.</param>
    /// <param name="tx">A transaction of the platform itself.</param>
    public static async Task GoOnAsync(
        Guid lifting,
        DeadlineService deadlines,
        ServiceTransaction tx
    )
    {
        var drafts = await tx.QueryAsync<Guid>(
            """
            update notifications.notice_draft d
            set ended_at = null, state = case when d.state = 5 then 1 else d.state end,
                decided_at = case when d.state = 5 then null else d.decided_at end,
                escalated_at = case when d.state = 5 then null else d.escalated_at end,
                due_at = case when d.state = 5 then @due else d.due_at end, version = d.version + 1
            where d.ended_at is not null and d.id = any (array(
                select distinct on (e.setting_id, e.cause) e.id
                from notifications.notice_draft e
                join notifications.regulatory_notice l on l.id = notifications.standing_limit(e.regulatory_notice_id)
                join notifications.regulatory_notice c on c.id = l.superseded_by_id and c.type = any (@liftings)
                join notifications.regulatory_notice m on m.id = c.supersedes_id and m.type = any (@liftings)
                where c.id = @lifting and e.ended_at is not null
                order by e.setting_id, e.cause, e.id desc))
                and not exists (
                    select from notifications.notice_draft w
                    where w.state = 1 and w.setting_id = d.setting_id and w.cause = d.cause and w.scale = d.scale)
            returning d.id
            """,
            new
            {
                lifting,
                liftings = Numbers(RegulatoryNoticeType.AppealOutcome, RegulatoryNoticeType.Lifted),
                due = deadlines.DueAt(Clock.RaiseNoticeAfterInadequate, tx.Now),
            }
        );
        foreach (var draft in drafts)
        {
            await DraftLinks.CoverAsync(draft, null, tx);
            await DraftEscalation.RunAsync(draft, tx);
        }
    }

    private static short[] Numbers(params IEnumerable<RegulatoryNoticeType> types) =>
        [.. types.Select(type => (short)type)];
}
