using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>
/// Keeps a single draft for each suspension or restriction, however often it is recorded and whether a council or the
/// register reports it first.
/// </summary>
internal static class RegulatoryDrafts
{
    // The draft d still applies on @day through the current form of its suspension or restriction, unless that had
    // expired before @day: what is in force on @day is then a different one.
    private const string IsOfLimitOnDay = """
        not exists (
            select from notifications.regulatory_notice l
            where l.id = notifications.standing_limit(d.regulatory_notice_id) and l.ends_on < @day)
        """;

    /// <summary>
    /// Whether a draft already covers a suspension or restriction that a council recorded. Such a draft, whatever its
    /// source, is linked to it and will end with it; a waiting one takes over its first day if that was corrected.
    /// </summary>
    /// <param name="limit">The suspension or restriction.</param>
    /// <param name="cause">The cause for it.</param>
    /// <param name="tx">A transaction of the platform itself that holds the locks of the subjects.</param>
    public static async Task<bool> LinkExistingDraftAsync(
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
    /// Whether a draft based on a council's record already covers the status that the register shows on a day. From
    /// then on everybody may see that draft, as everybody may see the register.
    /// </summary>
    public static async Task<bool> LinkDraftOfStatusAsync(
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
