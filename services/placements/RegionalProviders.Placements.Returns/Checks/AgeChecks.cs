namespace RegionalProviders.Placements.Returns;

/// <summary>Checks age against placement type and looked-after flag.</summary>
internal static class AgeChecks
{
    private static readonly ReturnRule Supported = ReturnRules.Get("age.supported_accommodation");
    private static readonly ReturnRule School = ReturnRules.Get("age.residential_school");
    private static readonly ReturnRule Flag = ReturnRules.Get("age.flag_contradicts");

    public static void Check(RowCheck check)
    {
        if (check.Row.Age is not { } age)
            return;
        var family = check.Type?.Family;
        if (family == "supported" && IsUnder(check, Ages.SupportedAccommodation, age))
            check.Report(Supported, ReturnField.Age);
        if (family == "school" && IsUnder(check, Ages.ResidentialSchool, age))
            check.Report(School, ReturnField.Age);
        var isAdult = check.Row.Code(ReturnField.LookedAfter) switch
        {
            "looked_after" => false,
            "post_18" => true,
            _ => age >= Ages.Adult,
        };
        if (isAdult != age >= Ages.Adult)
            check.Report(Flag, ReturnField.Age);
    }

    // The statutory return asks for the age at the start of the episode, the census for that of the day of the return.
    private static bool IsUnder(RowCheck check, int years, int age) =>
        check.IsEpisode && check.Row.Start is { } start
            ? new AgeAtReturn(age, check.Context.Snapshot).IsUnder(years, start)
            : age < years;
}
