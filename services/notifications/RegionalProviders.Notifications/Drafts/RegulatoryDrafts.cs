using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>
/// Keeps one draft for each suspension or restriction, whoever records it how often and whether a council or the register
/// tells of it first.
/// </summary>
internal static class RegulatoryDrafts
{
    // The draft d goes on with the limit that its regulatory notice has come to, unless that had run out before @day: then
    // what binds on @day is another limit.
    private const string IsOfLimitOnDay = """
        not exists (
            select from notifications.regulatory_notice l
            where l.id = notifications.standing_limit(d.regulatory_notice_id) and l.ends_on < @day)
        """;

    /// <summary>
    /// Whether a draft tells already of a limit that a council recorded. One that does, from whatever source, ends with the
    /// limit from now on; one that waits takes its first day where that was corrected.
    /// </summary>
    /// <param name="limit">The limit.</param>
    /// <param name="cause">The cause that it is.</param>
    /// <param name="tx">A transaction of the platform itself that holds the locks of the subject.</param>
    public static async Task<bool> TellOfAsync(
        ActiveRestriction limit,
        DraftCause cause,
        ServiceTransaction tx
    )
    {
        var parameters = new
        {
            limit.RegulatoryNoticeId,
            limit.SettingId,
            cause = cause.ToString(),
            day = limit.From,
        };
        return await tx.ExecuteAsync(
                $"""
                update notifications.notice_draft d
                set regulatory_notice_id = coalesce(d.regulatory_notice_id, @RegulatoryNoticeId),
                    effective_on = case
                        when d.state = 'Waiting'
                            and notifications.standing_limit(d.regulatory_notice_id)
                                = notifications.standing_limit(@RegulatoryNoticeId)
                        then @day else d.effective_on end,
                    version = d.version + 1
                where d.setting_id = @SettingId and d.cause = @cause and d.ended_at is null
                    and (d.state = 'Waiting' or {IsOfLimitOnDay})
                """,
                parameters
            ) > 0
            || await tx.QuerySingleAsync<bool>(
                """
                select exists (
                    select from notifications.notice_draft d
                    where d.setting_id = @SettingId and d.cause = @cause and d.ended_at is not null
                        and d.effective_on >= @day
                        -- What was decided after the end is news.
                        and (d.ended_at at time zone 'Europe/London')::date >= (
                            select n.decided_on from notifications.regulatory_notice n where n.id = @RegulatoryNoticeId))
                """,
                parameters
            );
    }

    /// <summary>
    /// Whether a draft of what a council recorded has told already what the register shows on a day. Everybody may see such
    /// a draft from then on, as they see the register.
    /// </summary>
    public static async Task<bool> TellOfShownAsync(
        Guid settingId,
        DraftCause cause,
        DateOnly? day,
        Guid import,
        ServiceTransaction tx
    )
    {
        var parameters = new
        {
            settingId,
            cause = cause.ToString(),
            day,
            import,
        };
        await tx.ExecuteAsync(
            $"""
            update notifications.notice_draft d set import_id = @import, version = d.version + 1
            where d.setting_id = @settingId and d.cause = @cause and d.import_id = d.regulatory_notice_id
                and d.ended_at is null and {IsOfLimitOnDay}
            """,
            parameters
        );
        return await tx.QuerySingleAsync<bool>(
            $"""
            select exists (
                select from notifications.notice_draft d
                where d.setting_id = @settingId and d.cause = @cause and d.regulatory_notice_id is not null
                    and case
                        when d.ended_at is null then {IsOfLimitOnDay}
                        -- The limit bound on that day, and ended later.
                        else d.effective_on <= @day and least(
                            (d.ended_at at time zone 'Europe/London')::date,
                            notifications.lifted_on(d.regulatory_notice_id)) >= @day
                    end)
            """,
            parameters
        );
    }
}
