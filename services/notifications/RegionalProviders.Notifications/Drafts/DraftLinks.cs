using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;
using RegionalProviders.RegisterCopy;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Keeps drafts to what notices and the register say.</summary>
internal static class DraftLinks
{
    /// <summary>What is set in a draft that tells of what is no longer so; @Now must be given.</summary>
    public const string SetEnded = """
        ended_at = @Now, version = version + 1, state = case when state = 'Waiting' then 'Superseded' else state end,
        decided_at = coalesce(decided_at, @Now)
        """;

    /// <summary>Covers waiting drafts that an open notice tells of.</summary>
    /// <param name="draft">Only this draft; null for all.</param>
    /// <param name="notice">Only by this notice; null for any.</param>
    /// <param name="tx">A transaction that holds the locks of the subject.</param>
    public static Task CoverAsync(Guid? draft, Guid? notice, ServiceTransaction tx) =>
        tx.EnqueueAsync(
            SqlStatement.Call(
                "select notifications.cover_drafts($1, $2, $3)",
                Argument.Of(draft),
                Argument.Of(notice),
                Argument.Of(tx.Now)
            )
        );

    /// <summary>Lets drafts wait again whose notice was retracted, with their time from the start.</summary>
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

    /// <summary>Records that the register shows a better judgement; a draft that waits needs no notice any more.</summary>
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
    /// Records that the register shows another status; a draft that waits needs no notice any more. What the regulator
    /// told goes on where the status is the same, and where it began after what the register shows.
    /// </summary>
    /// <param name="settingId">The setting.</param>
    /// <param name="shown">The cause that the status now is; unspecified for none.</param>
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
    /// Gives drafts to the host authority that the register now names; what waits has its time from the start. What
    /// coordinators see already, they go on seeing.
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
