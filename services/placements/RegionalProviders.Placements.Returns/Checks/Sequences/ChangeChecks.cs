namespace RegionalProviders.Placements.Returns;

/// <summary>Whether what changed between two episodes is what the reason for the new one says.</summary>
internal static class ChangeChecks
{
    private static readonly ReturnRule StatusOnly = ReturnRules.Get("change.legal_status_only");
    private static readonly ReturnRule PlacementOnly = ReturnRules.Get("change.placement_only");
    private static readonly ReturnRule Both = ReturnRules.Get("change.both");
    private static readonly ReturnRule Missing = ReturnRules.Get("change_reason.missing");
    private static readonly ReturnRule NotExpected = ReturnRules.Get("change_reason.not_expected");

    public static void Check(SequenceCheck check)
    {
        foreach (var (before, after) in check.Pairs())
        {
            var isOther = IsOtherStatus(before, after);
            var rule = after.NewEpisodeReason switch
            {
                "L" when isOther == false || HasMoved(before, after) => StatusOnly,
                "P" or "T" when isOther == true || HasStayed(before, after) => PlacementOnly,
                "B" or "U" when isOther == false || HasStayed(before, after) => Both,
                _ => null,
            };
            if (rule is not null)
                check.Report(rule, after, ReturnField.NewEpisodeReason, before);
            CheckReason(check, before, after);
        }
    }

    // The reason for a change stands with the episode that it ended.
    private static void CheckReason(SequenceCheck check, Episode before, Episode after)
    {
        if (before.IsTemporary)
            return;
        if (after.IsTemporary && before.HasChangeReason)
            check.Report(NotExpected, before, ReturnField.ChangeReason);
        if (
            before.IsContinued
            && !before.HasChangeReason
            && !after.IsTemporary
            && after.NewEpisodeReason is "P" or "B" or "T" or "U"
        )
            check.Report(Missing, before, ReturnField.ChangeReason);
    }

    private static bool? IsOtherStatus(Episode before, Episode after) =>
        before.LegalStatus is { } status && after.LegalStatus is { } now ? now != status : null;

    private static bool IsSamePlacement(Episode before, Episode after) =>
        before.Place == after.Place
        && before.Provider == after.Provider
        && before.Urn == after.Urn
        && before.PlacementPostcode == after.PlacementPostcode;

    private static bool HasMoved(Episode before, Episode after) =>
        before.Place is not null && after.Place is not null && !IsSamePlacement(before, after);

    // Without a postcode a move between two carers of one agency cannot be seen.
    private static bool HasStayed(Episode before, Episode after) =>
        after.Place is not null
        && after.PlacementPostcode.Length > 0
        && IsSamePlacement(before, after);
}
