using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Returns;

/// <summary>The location of a placement, as far as the row and the register show it.</summary>
internal static class Places
{
    public static bool IsOutsideEngland(RowCheck check) =>
        check.Registration?.InEngland == false
        || check.Row.Code(ReturnField.RegistrationType)
            is "care_inspectorate_scotland"
                or "care_inspectorate_wales"
        || Host(check) is { Nation: not Nation.England }
        || PostcodePlaces.Of(check.Row.Text(ReturnField.PlacementPostcode))
            == PostcodePlace.Elsewhere;

    /// <summary>Whether the row cannot tell on which side of England's border the placement lies.</summary>
    public static bool MayBeOutsideEngland(RowCheck check) =>
        check.Row.Code(ReturnField.RegistrationType) is null or "unknown"
        && PostcodePlaces.Of(check.Row.Text(ReturnField.PlacementPostcode)) == PostcodePlace.Border;

    public static Council? Host(RowCheck check) =>
        (check.Registration?.HostCouncil ?? check.Row.HostCouncil) is { } code
            ? CouncilDirectory.FindByGss(code)
            : null;
}
