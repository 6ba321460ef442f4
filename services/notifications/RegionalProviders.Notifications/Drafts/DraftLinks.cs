using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.Register;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Keeps drafts to what notices and the register say.</summary>
internal static class DraftLinks
{
    /// <summary>Covers waiting drafts that an open notice tells of.</summary>
    /// <param name="draft">Only this draft; null for all.</param>
    /// <param name="notice">Only by this notice; null for any.</param>
    /// <param name="tx">A transaction that holds the locks of the subject.</param>
    public static Task CoverAsync(Guid? draft, Guid? notice, ServiceTransaction tx) =>
        tx.SendLaterAsync(
            ReadStatement.Call(
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

    /// <summary>Records that the register says otherwise by now; a draft that waits needs no notice any more.</summary>
    public static Task EndAsync(
        Guid settingId,
        IReadOnlyList<short> causes,
        short scale,
        ServiceTransaction tx
    ) =>
        tx.ExecuteAsync(
            """
            update notifications.notice_draft
            set ended_at = @Now, version = version + 1,
                state = case when state = 1 then 5 else state end, decided_at = coalesce(decided_at, @Now)
            where setting_id = @settingId and cause = any (@causes) and scale = @scale and ended_at is null
            """,
            new
            {
                settingId,
                causes,
                scale,
                tx.Now,
            }
        );

    /// <summary>
    /// Gives drafts to the host authority that the register now names; what waits has its time from the start. What
    /// coordinators see already, they go on seeing.
    /// </summary>
    public static Task MoveAsync(
        short regulator,
        string urn,
        Guid? authority,
        DeadlineService deadlines,
        ServiceTransaction tx
    ) =>
        HostCouncil.On(LondonTime.DateOf(tx.Now), authority) is not { } host
            ? Task.CompletedTask
            : tx.ExecuteAsync(
                """
                update notifications.notice_draft
                set host_council_id = @host, due_at = case when state = 1 then @due else due_at end,
                    version = version + 1
                where state in (1, 3) and urn = @urn and regulator = @regulator and host_council_id is distinct from @host
                """,
                new
                {
                    host,
                    urn,
                    regulator,
                    due = deadlines.DueAt(Clock.RaiseNoticeAfterInadequate, tx.Now),
                }
            );
}
