namespace RegionalProviders.Placements.Returns;

/// <summary>Checks whether a registration number must, may or must not be present.</summary>
internal static class UrnChecks
{
    private const string Placeholder = "XXXXXXX";
    private static readonly ReturnRule Missing = ReturnRules.Get("urn.missing");
    private static readonly ReturnRule MissingAtBorder = ReturnRules.Get("urn.missing_at_border");
    private static readonly ReturnRule NotExpected = ReturnRules.Get("urn.not_expected");
    private static readonly ReturnRule PlaceholderUsed = ReturnRules.Get("urn.placeholder");

    /// <summary>The number to look up in the register; null for none.</summary>
    public static string? LookedUp(ReturnRow row) => row.Urn == Placeholder ? null : row.Urn;

    public static void Check(RowCheck check)
    {
        var row = check.Row;
        if (row.Urn == Placeholder)
            check.Report(PlaceholderUsed, Field(row));
        else if (row.Urn is null)
        {
            if (IsNeeded(check) && row.IsBlank(Field(row)) && !Places.IsOutsideEngland(check))
                check.Report(
                    Places.MayBeOutsideEngland(check) ? MissingAtBorder : Missing,
                    Field(row)
                );
        }
        else if (
            check.Type?.Urn == UrnRequirement.Forbidden
            && !row.IsBlank(ReturnField.EstablishmentUrn)
        )
            check.Report(NotExpected, ReturnField.EstablishmentUrn);
    }

    /// <summary>The column that contains the row's number, or should contain it.</summary>
    public static ReturnField Field(ReturnRow row) =>
        row.GoesByProvider && row.IsBlank(ReturnField.EstablishmentUrn)
            ? ReturnField.ProviderUrn
            : ReturnField.EstablishmentUrn;

    private static bool IsNeeded(RowCheck check) =>
        check.Type is { Urn: UrnRequirement.Establishment or UrnRequirement.Provider } type
        // The statutory return refuses the number of a short break.
        && !StatutoryGroups.IsShortBreak(check.Row.Code(ReturnField.LegalStatus))
        && type.UrnNeededFrom <= check.Context.Snapshot
        && check.Row.Code(ReturnField.RegistrationType) is null or "ofsted" or "unknown";
}
