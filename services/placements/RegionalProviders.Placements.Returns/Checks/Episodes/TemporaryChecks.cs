namespace RegionalProviders.Placements.Returns;

/// <summary>Checks of temporary placements (T0 to T4).</summary>
internal static class TemporaryChecks
{
    private static readonly ReturnRule NewEpisodeReason = ReturnRules.Get(
        "temporary.new_episode_reason"
    );
    private static readonly ReturnRule EndsCare = ReturnRules.Get("temporary.ends_care");
    private static readonly ReturnRule ChangeReason = ReturnRules.Get("change_reason.not_expected");

    private static readonly (string Place, int MostDays, ReturnRule Rule)[] Longest =
    [
        ("T1", 42, ReturnRules.Get("temporary.hospital_too_long")),
        ("T3", 21, ReturnRules.Get("temporary.carer_holiday_too_long")),
        ("T4", 7, ReturnRules.Get("temporary.unspecified_too_long")),
    ];

    public static void Check(RowCheck check)
    {
        var row = check.Row;
        if (!StatutoryGroups.IsTemporary(row.PlacementType))
            return;
        if (row.Code(ReturnField.NewEpisodeReason) is not (null or "P" or "B"))
            check.Report(NewEpisodeReason, ReturnField.NewEpisodeReason);
        if (row.Code(ReturnField.EndReason) is not (null or StatutoryGroups.Continued))
            check.Report(EndsCare, ReturnField.EndReason);
        if (!row.IsBlank(ReturnField.ChangeReason))
            check.Report(ChangeReason, ReturnField.ChangeReason);
        foreach (var (place, days, rule) in Longest)
            if (row.PlacementType == place && row.End > row.Start?.AddDays(days))
                check.Report(rule, ReturnField.End);
    }
}
