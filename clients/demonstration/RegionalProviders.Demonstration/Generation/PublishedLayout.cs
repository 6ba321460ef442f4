namespace RegionalProviders.Demonstration.Generation;

/// <summary>
/// The columns of Ofsted's provider-level list as published for 31 March 2025, including the line breaks in cells.
/// </summary>
internal static class PublishedLayout
{
    internal const string Urn = "URN";
    internal const string ProvisionType = "Provision type";
    internal const string RegistrationDate = "Registration date";
    internal const string Status = "Registration status";
    internal const string Name = "Name";
    internal const string Address1 = "Address 1";
    internal const string Town = "Town";
    internal const string Postcode = "Postcode";
    internal const string Region = "Government Office Region";
    internal const string LocalAuthority = "Local authority";
    internal const string Sector = "Sector";
    internal const string Places = "Places";
    internal const string Owner = "Organisation which owns the provider";
    internal const string EventType = "\nLatest Full inspection event type";
    internal const string EventDate = "\nLatest full inspection date";
    internal const string PublicationDate = "Latest full inspection publication date";
    internal const string EventNumber = "\nLatest full inspection event number";
    internal const string Overall =
        "\nOverall experiences and progress of children and young people";
    internal const string Protection =
        "\nHow well children and young people are helped and protected";
    internal const string Leadership = "The effectiveness of leaders and managers";
    internal const string SupportedAccommodation = "Supported Accommodation outcome";

    internal static IReadOnlyList<string> Columns { get; } =
    [
        "Web link",
        Urn,
        "Linked Education URN",
        ProvisionType,
        RegistrationDate,
        Status,
        Name,
        Address1,
        "Address 2",
        Town,
        "County",
        Postcode,
        "Ofsted Region",
        Region,
        LocalAuthority,
        "Parliamentary constituency",
        Sector,
        Places,
        "Supported accommodation premises",
        "Short-break-only children's home",
        "Multi Building Children's Home",
        Owner,
        EventType,
        EventDate,
        PublicationDate,
        EventNumber,
        Overall,
        "Outcomes in education and related learning activities",
        "Health services",
        Protection,
        Leadership,
        SupportedAccommodation,
    ];

    /// <summary>The lines above the header.</summary>
    internal static IReadOnlyList<string> Preamble(DateOnly asAt) =>
        [
            $"Children's social care data in England {asAt.Year} – Provider level as at {asAt.Day} March {asAt.Year}",
            "This worksheet contains one table, this table begins in cell A4. All of it is invented.",
            "Some cells in this table are empty because the column does not apply to that provider type.",
        ];
}
