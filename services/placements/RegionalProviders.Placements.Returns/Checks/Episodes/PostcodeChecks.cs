using RegionalProviders.Reference.Identifiers;

namespace RegionalProviders.Placements.Returns;

/// <summary>Checks of the home and placement postcodes of an episode. Whether one exists is not known here.</summary>
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
        foreach (var field in Fields)
            if (
                !row.IsBlank(field)
                && row.Fault(field) == CellFault.None
                && !IsReadable(row.Text(field))
            )
                check.Report(NotValid, field);
        if (IsNeeded(row) && Array.Exists(Fields, row.IsBlank))
            check.Report(Missing, Array.Find(Fields, row.IsBlank));
        if (
            Postcode.Parse(row.Text(ReturnField.HomePostcode)) is { } home
            && home == Postcode.Parse(row.Text(ReturnField.PlacementPostcode))
            && row.PlacementType is not "P1"
        )
            check.Report(Same, ReturnField.PlacementPostcode);
    }

    // Councils may shorten postcodes to the district before they pass them on.
    private static bool IsReadable(string postcode) =>
        Postcode.Parse(postcode) is not null || Postcode.District(postcode) is not null;

    // Short breaks have no postcodes, and those of unaccompanied asylum-seeking children are left out.
    private static bool IsNeeded(ReturnRow row) =>
        row.Code(ReturnField.LegalStatus) is { } status
        && !StatutoryGroups.IsShortBreak(status)
        && row.Code(ReturnField.Uasc) is not "yes";
}
