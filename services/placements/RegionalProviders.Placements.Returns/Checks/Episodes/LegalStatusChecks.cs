namespace RegionalProviders.Placements.Returns;

/// <summary>The legal status must have existed at the time, and go with the placement.</summary>
internal static class LegalStatusChecks
{
    // Placement orders took the place of freeing orders in December 2005.
    private static readonly DateOnly FirstPlacementOrder = new(2005, 12, 1);
    private static readonly DateOnly LastFreeingOrder = new(2005, 12, 31);

    private static readonly ReturnRule WithParents = ReturnRules.Get("legal_status.with_parents");
    private static readonly ReturnRule FreeingTooLate = ReturnRules.Get(
        "legal_status.freeing_order_too_late"
    );
    private static readonly ReturnRule PlacementTooEarly = ReturnRules.Get(
        "legal_status.placement_order_too_early"
    );
    private static readonly ReturnRule FreeingOpen = ReturnRules.Get(
        "legal_status.freeing_order_open"
    );

    public static void Check(RowCheck check)
    {
        var row = check.Row;
        var status = row.Code(ReturnField.LegalStatus);
        if (status == "V2" && row.PlacementType == "P1")
            check.Report(WithParents, ReturnField.LegalStatus);
        if (status == "D1" && row.Start > LastFreeingOrder)
            check.Report(FreeingTooLate, ReturnField.LegalStatus);
        if (status == "E1" && row.Start < FirstPlacementOrder)
            check.Report(PlacementTooEarly, ReturnField.LegalStatus);
        if (status == "D1" && row.IsBlank(ReturnField.End) && row.IsBlank(ReturnField.EndReason))
            check.Report(FreeingOpen, ReturnField.LegalStatus);
    }
}
