namespace RegionalProviders.Demonstration.Generation;

/// <summary>The columns of the regional census in force since December 2025.</summary>
internal static class CensusLayout
{
    internal const string LookedAfter = "Looked after child?";
    internal const string PlacingAuthority = "Placing Authority";
    internal const string Identifier = "Identifier";
    internal const string Age = "Age";
    internal const string Gender = "Gender";
    internal const string Sourced = "How the placement was sourced";
    internal const string Organisation = "Organisation";
    internal const string ProviderUrn = "Provider Ofsted (or equivalent) URN";
    internal const string CompanyNumber = "Provider Company number";
    internal const string Establishment = "Establishment";
    internal const string EstablishmentUrn = "Establishment URN";
    internal const string Provision = "Type of provision";
    internal const string Uasc = "UASC";
    internal const string EthnicGroup = "Ethnic Group";
    internal const string Start = "Placement start date";
    internal const string Total = "Total weekly cost";
    internal const string SocialCare = "Contribution from Social Care";
    internal const string Education = "Contribution from Education";
    internal const string Health = "Contribution from Health";
    internal const string Packages = "Does this placement cost include additional packages?";
    internal const string Registration = "Primary registration type";
    internal const string DistanceReason = "Placing at Distance Reason";
    internal const string Dols = "Deprivation of Liberty Safeguards in place?";
    internal const string Solo = "Does this CYP require a solo placement?";

    internal static IReadOnlyList<string> Columns { get; } =
    [
        LookedAfter,
        PlacingAuthority,
        Identifier,
        Age,
        Gender,
        Sourced,
        Organisation,
        ProviderUrn,
        CompanyNumber,
        Establishment,
        EstablishmentUrn,
        Provision,
        Uasc,
        EthnicGroup,
        Start,
        Total,
        SocialCare,
        Education,
        Health,
        Packages,
        Registration,
        DistanceReason,
        Dols,
        Solo,
    ];
}
