namespace RegionalProviders.Placements.Returns;

/// <summary>Checks of all the short-term breaks of a child in the year.</summary>
internal static class ShortBreakSequenceChecks
{
    private const int MostDays = 75;

    private static readonly ReturnRule TwoKinds = ReturnRules.Get("short_break.two_kinds");
    private static readonly ReturnRule TooManyDays = ReturnRules.Get("short_break.too_many_days");

    public static void Check(SequenceCheck check)
    {
        Episode? first = null;
        var days = 0;
        foreach (var episode in check.Episodes)
        {
            if (!StatutoryGroups.IsShortBreak(episode.LegalStatus))
                continue;
            first ??= episode;
            if (episode.LegalStatus != first.LegalStatus)
                check.Report(TwoKinds, episode, ReturnField.LegalStatus, first);
            if (episode.LegalStatus != "V3")
                continue;
            var before = days;
            days += DaysInYear(check, episode);
            if (before <= MostDays && days > MostDays)
                check.Report(TooManyDays, episode, ReturnField.LegalStatus);
        }
    }

    private static int DaysInYear(SequenceCheck check, Episode episode)
    {
        if (check.Until(episode) is not { } until)
            return 0;
        var from = episode.Start < check.Year.First ? check.Year.First : episode.Start;
        var to = until > check.Year.Last ? check.Year.Last : until;
        return Math.Max(0, to.DayNumber - from.DayNumber);
    }
}
