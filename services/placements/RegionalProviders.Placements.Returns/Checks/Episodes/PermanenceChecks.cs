namespace RegionalProviders.Placements.Returns;

/// <summary>Adoption and special guardianship must follow from the placement that they come of.</summary>
internal static class PermanenceChecks
{
    // Before this day other reasons could begin a placement for adoption with the current carers.
    private static readonly DateOnly WithCarersSince = new(2015, 4, 1);

    private static readonly ReturnRule NewEpisodeReason = ReturnRules.Get(
        "adoption.new_episode_reason"
    );
    private static readonly ReturnRule NotPlaced = ReturnRules.Get("adoption.not_placed");
    private static readonly ReturnRule NoOrder = ReturnRules.Get("adoption.no_placement_order");
    private static readonly ReturnRule NotFostered = ReturnRules.Get("guardianship.not_fostered");

    public static void Check(RowCheck check)
    {
        var row = check.Row;
        if (row.PlacementType is not { } place)
            return;
        var end = row.Code(ReturnField.EndReason);
        if (
            place is "A3" or "A5"
            && row.Start >= WithCarersSince
            && row.Code(ReturnField.NewEpisodeReason) is not (null or "S" or "T" or "U")
        )
            check.Report(NewEpisodeReason, ReturnField.NewEpisodeReason);
        if (StatutoryGroups.IsAdopted(end) && !StatutoryGroups.IsForAdoption(place))
            check.Report(NotPlaced, ReturnField.EndReason);
        if (place is "A5" or "A6" && row.Code(ReturnField.LegalStatus) is not (null or "E1"))
            check.Report(NoOrder, ReturnField.LegalStatus);
        if (end is "E45" or "E46" && !StatutoryGroups.IsFoster(place))
            check.Report(NotFostered, ReturnField.EndReason);
    }
}
