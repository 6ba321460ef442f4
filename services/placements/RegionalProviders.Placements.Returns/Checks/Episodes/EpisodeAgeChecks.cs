namespace RegionalProviders.Placements.Returns;

/// <summary>
/// Checks of the codes that need an age, where the census column of the age was added to the episodes. Only what is
/// certain is reported: the statutory file has no day of birth.
/// </summary>
internal static class EpisodeAgeChecks
{
    private static readonly ReturnRule BeforeBirth = ReturnRules.Get("age.started_before_birth");
    private static readonly ReturnRule StartedAsAdult = ReturnRules.Get("age.started_as_adult");
    private static readonly ReturnRule Criminal = ReturnRules.Get("age.criminal_status");
    private static readonly ReturnRule AdultLookedAfter = ReturnRules.Get("age.adult_looked_after");
    private static readonly ReturnRule Custody = ReturnRules.Get("age.custody");
    private static readonly ReturnRule Employment = ReturnRules.Get("age.employment");
    private static readonly ReturnRule AdoptedAsAdult = ReturnRules.Get("age.adopted_as_adult");
    private static readonly ReturnRule Independent = ReturnRules.Get("age.independent");
    private static readonly ReturnRule AdultServices = ReturnRules.Get("age.adult_services");
    private static readonly ReturnRule Guardianship = ReturnRules.Get("age.guardianship_as_adult");
    private static readonly ReturnRule StayedAsChild = ReturnRules.Get("age.stayed_as_child");

    public static void Check(RowCheck check)
    {
        var row = check.Row;
        if (row.Age is not { } years)
            return;
        var age = new AgeAtReturn(years, check.Context.Snapshot);
        if (row.Start is { } start)
            CheckStart(check, age, start);
        if (row.End is { } end)
            CheckEnd(check, age, end);
        else if (
            row.IsBlank(ReturnField.End)
            && years >= Ages.Adult
            && (row.Code(ReturnField.LegalStatus), row.PlacementType)
                is not (("V2", "K2") or (null, _) or (_, null))
        )
            check.Report(AdultLookedAfter, ReturnField.Age);
    }

    private static void CheckStart(RowCheck check, AgeAtReturn age, DateOnly start)
    {
        var row = check.Row;
        if (age.IsUnder(0, start))
            check.Report(BeforeBirth, ReturnField.Start);
        if (
            row.Code(ReturnField.NewEpisodeReason) == StatutoryGroups.Started
            && age.HasReached(Ages.Adult, start)
        )
            check.Report(StartedAsAdult, ReturnField.Age);
        if (
            row.Code(ReturnField.LegalStatus) is "J1" or "J2" or "J3"
            && age.IsUnder(Ages.CriminalResponsibility, start)
        )
            check.Report(Criminal, ReturnField.LegalStatus);
        if (row.PlacementType == "R5" && age.IsUnder(Ages.CriminalResponsibility, start))
            check.Report(Custody, ReturnField.PlacementType);
        if (row.PlacementType == "P3" && age.IsUnder(Ages.Employment, start))
            check.Report(Employment, ReturnField.PlacementType);
    }

    private static void CheckEnd(RowCheck check, AgeAtReturn age, DateOnly end)
    {
        var reason = check.Row.Code(ReturnField.EndReason);
        if (StatutoryGroups.IsAdopted(reason) && age.HasReached(Ages.Adult, end))
            check.Report(AdoptedAsAdult, ReturnField.EndReason);
        if (reason is "E5" or "E6" && age.IsUnder(Ages.Independence, end))
            check.Report(Independent, ReturnField.EndReason);
        if (reason == "E7" && age.IsUnder(Ages.AdultServices, end))
            check.Report(AdultServices, ReturnField.EndReason);
        // An order made on the eighteenth birthday itself is accepted.
        if (StatutoryGroups.IsGuardianship(reason) && age.HasReached(Ages.Adult, end.AddDays(-1)))
            check.Report(Guardianship, ReturnField.EndReason);
        if (reason == "E17" && age.IsUnder(Ages.Adult, end))
            check.Report(StayedAsChild, ReturnField.EndReason);
    }
}
