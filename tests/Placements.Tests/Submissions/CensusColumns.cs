namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>The columns of the published census of December 2025, in its order.</summary>
internal static class CensusColumns
{
    public static readonly string[] All =
    [
        "Looked after child?",
        "Placing Authority",
        "Identifier",
        "Age",
        "Gender",
        "How the placement was sourced",
        "Organisation",
        "Provider Ofsted (or equivalent) URN",
        "Provider Company number",
        "Establishment",
        "Establishment URN",
        "Type of provision",
        "UASC",
        "Ethnic Group",
        "Placement start date",
        "Total weekly cost",
        "Contribution from Social Care",
        "Contribution from Education",
        "Contribution from Health",
        "Does this placement cost include additional packages?",
        "Primary registration type",
        "Placing at Distance Reason",
        "Deprivation of Liberty Safeguards in place?",
        "Does this CYP require a solo placement?",
    ];
}
