using System.Collections.Frozen;
using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Returns;

/// <summary>The location of a placement, as far as the row and the register show it.</summary>
internal static class Places
{
    // Postcode areas entirely outside England, apart from a few farms; areas split by the border are treated as English.
    private static readonly FrozenSet<string> AreasOutsideEngland = CodeFile
        .Rows("postcode_areas.csv")
        .Select(row => row[0])
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsOutsideEngland(RowCheck check) =>
        check.Registration?.InEngland == false
        || check.Row.Code(ReturnField.RegistrationType)
            is "care_inspectorate_scotland"
                or "care_inspectorate_wales"
        || Host(check) is { Nation: not Nation.England }
        || AreasOutsideEngland.Contains(Area(check.Row.Text(ReturnField.PlacementPostcode)));

    public static Council? Host(RowCheck check) =>
        (check.Registration?.HostCouncil ?? check.Row.HostCouncil) is { } code
            ? CouncilDirectory.FindByGss(code)
            : null;

    private static string Area(string postcode)
    {
        var letters = 0;
        while (letters < postcode.Length && char.IsAsciiLetter(postcode[letters]))
            letters++;
        return postcode[..letters];
    }
}
