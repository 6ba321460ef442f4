namespace RegionalProviders.Placements.Returns;

/// <summary>Whether one episode follows another as their dates and reasons say.</summary>
internal static class SuccessionChecks
{
    private static readonly ReturnRule NotEnded = ReturnRules.Get("episode.not_ended");
    private static readonly ReturnRule Overlaps = ReturnRules.Get("episode.overlaps");
    private static readonly ReturnRule FirstReason = ReturnRules.Get("episode.first_reason");
    private static readonly ReturnRule NoneFollows = ReturnRules.Get("episode.none_follows");
    private static readonly ReturnRule OneFollows = ReturnRules.Get("episode.one_follows");
    private static readonly ReturnRule StartedAtEnd = ReturnRules.Get("episode.started_at_end");
    private static readonly ReturnRule NotStarted = ReturnRules.Get("episode.not_started_again");
    private static readonly ReturnRule Gap = ReturnRules.Get("episode.gap");
    private static readonly ReturnRule AfterLast = ReturnRules.Get("episode.after_last");
    private static readonly ReturnRule AfterAdoption = ReturnRules.Get("adoption.episode_after");
    private static readonly ReturnRule NeedChanged = ReturnRules.Get("need.changed");

    public static void Check(SequenceCheck check)
    {
        var first = check.Episodes[0];
        if (first.Start >= check.Year.First && first.Continues)
            check.Report(FirstReason, first, ReturnField.NewEpisodeReason);
        foreach (var (before, after) in check.Pairs())
        {
            CheckEnd(check, before, after);
            CheckStart(check, before, after);
        }
        var last = check.Episodes[^1];
        if (last.IsContinued && last.End is not null)
            check.Report(NoneFollows, last, ReturnField.EndReason);
    }

    private static void CheckEnd(SequenceCheck check, Episode before, Episode after)
    {
        if (before.IsOpen)
            check.Report(NotEnded, before, ReturnField.End, after);
        if (before.IsContinued && before.End is { } end && end != after.Start)
            check.Report(NoneFollows, before, ReturnField.EndReason);
        if (before.EndsCare && before.End == after.Start)
            check.Report(OneFollows, before, ReturnField.EndReason, after);
        if (before.EndReason is "E2" or "E15")
            check.Report(AfterLast, before, ReturnField.EndReason, after);
    }

    private static void CheckStart(SequenceCheck check, Episode before, Episode after)
    {
        if (before.End > after.Start)
            check.Report(Overlaps, after, ReturnField.Start, before);
        if (after.NewEpisodeReason == StatutoryGroups.Started && before.End == after.Start)
            check.Report(StartedAtEnd, after, ReturnField.NewEpisodeReason, before);
        if (after.Continues && before.EndsCare)
            check.Report(NotStarted, after, ReturnField.NewEpisodeReason, before);
        // An episode that was not ended is reported itself.
        if (after.Continues && before.End is { } end && end != after.Start)
            check.Report(Gap, after, ReturnField.Start, before);
        if (StatutoryGroups.IsAdopted(before.EndReason))
            check.Report(AfterAdoption, after, ReturnField.Identifier, before);
        if (
            before.IsContinued
            && before.End == after.Start
            && before.Need is { } need
            && after.Need is { } now
            && now != need
        )
            check.Report(NeedChanged, after, ReturnField.Need, before);
    }
}
