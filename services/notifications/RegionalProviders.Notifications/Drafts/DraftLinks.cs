using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;
using RegionalProviders.RegisterCopy;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Keeps drafts consistent with notices and the register.</summary>
internal static class DraftLinks
{
    /// <summary>Assignments that end a draft whose cause no longer applies; @Now must be given.</summary>
    public const string SetEnded = """
        ended_at = @Now, version = version + 1, state = case when state = 'Waiting' then 'Superseded' else state end,
        decided_at = coalesce(decided_at, @Now)
        """;

    /// <summary>Marks waiting drafts as covered if an open notice already reports the same.</summary>
    /// <param name="draft">The only draft to cover; null for all.</param>
    /// <param name="notice">The only notice that may cover drafts; null for any.</param>
    /// <param name="tx">A transaction that holds the locks of the subjects.</param>
    public static Task CoverAsync(Guid? draft, Guid? notice, ServiceTransaction tx) =>
        tx.EnqueueAsync(
            SqlStatement.Call(
                "select notifications.cover_drafts($1, $2, $3)",
                Argument.Of(draft),
                Argument.Of(notice),
                Argument.Of(tx.Now)
            )
        );

    /// <summary>Returns drafts whose notice was retracted to the waiting state and restarts their time limit.</summary>
    public static Task ReopenAsync(Guid notice, DeadlineService deadlines, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            "select notifications.reopen_drafts(@notice, @Now, @due)",
            new
            {
                notice,
                tx.Now,
                due = deadlines.DueAt(Clock.RaiseNoticeAfterInadequate, tx.Now),
            }
        );

    /// <summary>Records that the register shows a better judgement; a waiting draft then needs no notice.</summary>
    public static Task EndJudgementAsync(
        Guid settingId,
        JudgementScale scale,
        ServiceTransaction tx
    ) =>
        tx.ExecuteAsync(
            $"""
            update notifications.notice_draft set {SetEnded}
            where setting_id = @settingId and cause = 'JudgedFailing' and scale = @scale and ended_at is null
            """,
            new
            {
                settingId,
                scale = scale.ToString(),
                tx.Now,
            }
        );

    /// <summary>
    /// Records that the register shows another status; a waiting draft then needs no notice. A draft based on a
    /// regulatory notice continues if the status is the same, or if the suspension began on or after the first day of
    /// that status.
    /// </summary>
    /// <param name="settingId">The setting.</param>
    /// <param name="shown">The cause for the new status; unspecified for none.</param>
    /// <param name="day">The first day of the status, as far as the register knows.</param>
    /// <param name="tx">A transaction of the platform itself.</param>
    public static Task EndStatusAsync(
        Guid settingId,
        DraftCause shown,
        DateOnly day,
        ServiceTransaction tx
    ) =>
        tx.ExecuteAsync(
            $"""
            update notifications.notice_draft set {SetEnded}
            where setting_id = @settingId and cause = any (@causes) and ended_at is null
                and (regulatory_notice_id is null or cause <> @shown and effective_on < @day)
            """,
            new
            {
                settingId,
                causes = DraftCauses.OfStatus.Names(),
                shown = shown.ToString(),
                day,
                tx.Now,
            }
        );

    /// <summary>
    /// Assigns drafts to the host authority that the register now names; the time limit of waiting drafts restarts.
    /// Drafts that coordinators already see remain visible to them.
    /// </summary>
    public static async Task MoveAsync(
        Regulator regulator,
        string urn,
        DeadlineService deadlines,
        ServiceTransaction tx
    )
    {
        if (await RegisteredHost.FindAsync(regulator, urn, tx) is not { } host)
            return;
        await tx.ExecuteAsync(
            """
            update notifications.notice_draft
            set host_council_id = @host, due_at = case when state = 'Waiting' then @due else due_at end,
                version = version + 1
            where state in ('Waiting', 'Covered') and host_council_id is distinct from @host
                and (
                    urn = @urn and regulator = @regulatorName
                    -- Drafted before the register knew the setting.
                    or regulator = 'Unspecified' and setting_id = any (array(
                        select s.setting_id from notifications.registered_setting s
                        where s.urn = @urn and s.regulator = @regulatorName)))
            """,
            new
            {
                host,
                urn,
                regulatorName = regulator.ToString(),
                due = deadlines.DueAt(Clock.RaiseNoticeAfterInadequate, tx.Now),
            }
        );
    }
}
