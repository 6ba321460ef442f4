namespace RegionalProviders.Placements.Returns;

/// <summary>Checks of the home and placement postcodes of an episode.</summary>
internal static class PostcodeChecks
{
    private static readonly ReturnField[] Fields =
    [
        ReturnField.HomePostcode,
        ReturnField.PlacementPostcode,
    ];

    private static readonly ReturnRule Missing = ReturnRules.Get("postcode.missing");
    private static readonly ReturnRule NotValid = ReturnRules.Get("postcode.not_valid");
    private static readonly ReturnRule Same = ReturnRules.Get("postcode.same");

    public static void Check(RowCheck check)
    {
        var row = check.Row;
        var plain = Array.ConvertAll(Fields, field => Postcodes.Plain(row.Text(field)));
        for (var i = 0; i < Fields.Length; i++)
            if (
                plain[i].Length > 0
                && row.Fault(Fields[i]) == CellFault.None
                && !Postcodes.IsReadable(plain[i])
            )
                check.Report(NotValid, Fields[i]);
        var lacking = Array.FindIndex(plain, postcode => postcode.Length == 0);
        if (lacking >= 0 && IsNeeded(row))
            check.Report(Missing, Fields[lacking]);
        if (plain[0] == plain[1] && Postcodes.IsWhole(plain[0]) && row.PlacementType is not "P1")
            check.Report(Same, ReturnField.PlacementPostcode);
    }

    // Short breaks have no postcodes, and those of unaccompanied asylum-seeking children are left out.
    private static bool IsNeeded(ReturnRow row) =>
        row.Code(ReturnField.LegalStatus) is { } status
        && !StatutoryGroups.IsShortBreak(status)
        && row.Code(ReturnField.Uasc) is not "yes";
}
