namespace RegionalProviders.Placements.Returns;

/// <summary>Whether a placement may follow the ones before it.</summary>
internal static class PlacementSequenceChecks
{
    private const int MostCarerHolidays = 2;

    private static readonly ReturnRule NoReturn = ReturnRules.Get("temporary.no_return");
    private static readonly ReturnRule TooMany = ReturnRules.Get(
        "temporary.carer_holidays_too_many"
    );
    private static readonly ReturnRule NotFostered = ReturnRules.Get(
        "adoption.not_fostered_before"
    );

    public static void Check(SequenceCheck check)
    {
        foreach (var (before, after) in check.Pairs())
            if (
                after.Place is "A3" or "A5"
                && before.Place is { } place
                && !StatutoryGroups.IsForAdoption(place)
                && !StatutoryGroups.IsFoster(place)
            )
                check.Report(NotFostered, after, ReturnField.PlacementType, before);
        for (var i = 2; i < check.Episodes.Count; i++)
            if (check.Episodes[i - 1].IsTemporary)
                CheckReturn(check, check.Episodes[i - 2], check.Episodes[i]);
        CheckCarerHolidays(check);
    }

    private static void CheckReturn(SequenceCheck check, Episode normal, Episode after)
    {
        if (
            normal.Place is not null
            && after is { Place: not null, NewEpisodeReason: not null }
            && (after.NewEpisodeReason != "P" || after.Place != normal.Place)
        )
            check.Report(NoReturn, after, ReturnField.PlacementType, normal);
    }

    private static void CheckCarerHolidays(SequenceCheck check)
    {
        var holidays = check.Episodes.Where(episode => episode.Place == "T3").ToList();
        for (var i = MostCarerHolidays; i < holidays.Count; i++)
            if (holidays[i].Start < holidays[i - MostCarerHolidays].Start.AddYears(1))
                check.Report(TooMany, holidays[i], ReturnField.PlacementType);
    }
}
