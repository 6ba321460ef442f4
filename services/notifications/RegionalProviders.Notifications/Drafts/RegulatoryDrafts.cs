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
                    and d.effective_on >= @day)
            """,
            new
            {
                limit.RegulatoryNoticeId,
                limit.SettingId,
                cause = (short)cause,
                day = limit.From,
            }
        );

    /// <summary>Whether what the register shows on a day, a draft of what the regulator told has told already.</summary>
    public static Task<bool> TellAsync(
        Guid settingId,
        DraftCause cause,
        DateOnly? day,
        ServiceTransaction tx
    ) =>
        tx.QuerySingleAsync<bool>(
            $"""
            select exists (
                select from notifications.notice_draft d
                where d.setting_id = @settingId and d.cause = @cause and d.regulatory_notice_id is not null
                    and case when d.ended_at is null then {OfSameLimit}
                        else d.effective_on <= @day and (d.ended_at at time zone 'Europe/London')::date >= @day end)
            """,
            new
            {
                settingId,
                cause = (short)cause,
                day,
            }
        );

    /// <summary>Ends drafts of what was lifted, or ended by an appeal, until today.</summary>
    public static Task EndAsync(ServiceTransaction tx) =>
        tx.ExecuteAsync(
            $"""
            update notifications.notice_draft d set {DraftLinks.SetEnded}
            where d.regulatory_notice_id is not null and d.ended_at is null
                and notifications.standing_limit(d.regulatory_notice_id) is null
            """,
            new { tx.Now }
        );
}
