namespace RegionalProviders.Placements.Returns;

/// <summary>Checks of start and end dates.</summary>
internal static class DateChecks
{
    private static readonly ReturnRule StartNotValid = ReturnRules.Get("placement.start_not_valid");
    private static readonly ReturnRule EndNotValid = ReturnRules.Get("placement.end_not_valid");
    private static readonly ReturnRule EndWithoutReason = ReturnRules.Get(
        "placement.end_without_reason"
    );
    private static readonly ReturnRule ReasonWithoutEnd = ReturnRules.Get(
        "placement.reason_without_end"
    );
    private static readonly ReturnRule StartAfterEnd = ReturnRules.Get("placement.start_after_end");
    private static readonly ReturnRule StartInFuture = ReturnRules.Get("placement.start_in_future");

    public static void Check(RowCheck check)
    {
        var row = check.Row;
        if (row.Fault(ReturnField.Start) == CellFault.NotADate)
            check.Report(StartNotValid, ReturnField.Start);
        if (row.Fault(ReturnField.End) == CellFault.NotADate)
            check.Report(EndNotValid, ReturnField.End);
        if (check.IsEpisode && !row.IsBlank(ReturnField.End) && row.IsBlank(ReturnField.EndReason))
            check.Report(EndWithoutReason, ReturnField.EndReason);
        if (check.IsEpisode && row.IsBlank(ReturnField.End) && !row.IsBlank(ReturnField.EndReason))
            check.Report(ReasonWithoutEnd, ReturnField.End);
        if (row.Start > row.End)
            check.Report(StartAfterEnd, ReturnField.Start);
        if (row.Start > check.Context.Today)
            check.Report(StartInFuture, ReturnField.Start);
    }
}
