namespace RegionalProviders.Placements.Returns;

/// <summary>An episode must lie within the years that it can lie in, and last at least a day.</summary>
internal static class PeriodChecks
{
    // The day on which the Children Act 1989 came into force.
    private static readonly DateOnly Earliest = new(1991, 10, 14);

    private static readonly ReturnRule TooEarly = ReturnRules.Get("episode.start_too_early");
    private static readonly ReturnRule StartAfterYear = ReturnRules.Get("episode.start_after_year");
    private static readonly ReturnRule EndAfterYear = ReturnRules.Get("episode.end_after_year");
    private static readonly ReturnRule WithinADay = ReturnRules.Get("episode.within_a_day");

    public static void Check(RowCheck check)
    {
        var (start, end) = (check.Row.Start, check.Row.End);
        if (start < Earliest)
            check.Report(TooEarly, ReturnField.Start);
        if (start > check.Knowledge.Year.Last)
            check.Report(StartAfterYear, ReturnField.Start);
        if (end > check.Knowledge.Year.Last)
            check.Report(EndAfterYear, ReturnField.End);
        if (start is not null && start == end)
            check.Report(WithinADay, ReturnField.End);
    }
}
