namespace RegionalProviders.Placements.Returns;

/// <summary>Checks of episodes of short-term breaks (legal status V3 or V4).</summary>
internal static class ShortBreakChecks
{
    private const int MostDays = 17;

    private static readonly ReturnRule Setting = ReturnRules.Get(
        "short_break.setting_not_expected"
    );
    private static readonly ReturnRule Postcode = ReturnRules.Get(
        "short_break.postcode_not_expected"
    );
    private static readonly ReturnRule Temporary = ReturnRules.Get("short_break.temporary");
    private static readonly ReturnRule LongTerm = ReturnRules.Get("short_break.long_term");
    private static readonly ReturnRule Changed = ReturnRules.Get("short_break.changed");
    private static readonly ReturnRule TooLong = ReturnRules.Get("short_break.too_long");

    public static void Check(RowCheck check)
    {
        var row = check.Row;
        var status = row.Code(ReturnField.LegalStatus);
        if (!StatutoryGroups.IsShortBreak(status))
            return;
        if (!row.IsBlank(ReturnField.EstablishmentUrn))
            check.Report(Setting, ReturnField.EstablishmentUrn);
        else if (!row.IsBlank(ReturnField.PlacementPostcode))
            check.Report(Setting, ReturnField.PlacementPostcode);
        if (!row.IsBlank(ReturnField.HomePostcode))
            check.Report(Postcode, ReturnField.HomePostcode);
        else if (!row.IsBlank(ReturnField.PlacementPostcode))
            check.Report(Postcode, ReturnField.PlacementPostcode);
        if (StatutoryGroups.IsTemporary(row.PlacementType))
            check.Report(Temporary, ReturnField.PlacementType);
        if (row.PlacementType is "U1" or "U4")
            check.Report(LongTerm, ReturnField.PlacementType);
        if (status == "V3")
            CheckSingle(check);
    }

    private static void CheckSingle(RowCheck check)
    {
        var row = check.Row;
        if (row.Code(ReturnField.NewEpisodeReason) is not (null or StatutoryGroups.Started))
            check.Report(Changed, ReturnField.NewEpisodeReason);
        // One that still runs has lasted until the day of the return.
        var until = row.IsBlank(ReturnField.End) ? check.Context.Snapshot : row.End;
        if (until > row.Start?.AddDays(MostDays))
            check.Report(TooLong, ReturnField.End);
    }
}
