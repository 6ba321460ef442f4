namespace RegionalProviders.Providers.Lists;

/// <summary>
/// Types of provision in Ofsted's and DfE's own terms; their spellings are in <c>Data/provision_types.csv</c>.
/// </summary>
public enum ProvisionType
{
    /// <summary>Children's home.</summary>
    ChildrensHome,

    /// <summary>Secure children's home.</summary>
    SecureChildrensHome,

    /// <summary>Residential special school registered as a children's home, because it provides for more than 295 days a year.</summary>
    ResidentialSpecialSchoolChildrensHome,

    /// <summary>Residential special school.</summary>
    ResidentialSpecialSchool,

    /// <summary>Residential family centre (parent and child assessment).</summary>
    ResidentialFamilyCentre,

    /// <summary>Independent fostering agency.</summary>
    IndependentFosteringAgency,

    /// <summary>A council's own fostering service (council lists only).</summary>
    LocalAuthorityFosteringAgency,

    /// <summary>Voluntary adoption agency.</summary>
    VoluntaryAdoptionAgency,

    /// <summary>A council's own adoption service (council lists only).</summary>
    LocalAuthorityAdoptionAgency,

    /// <summary>Adoption support agency.</summary>
    AdoptionSupportAgency,

    /// <summary>Supported accommodation for 16 and 17 year olds: one registration, many premises.</summary>
    SupportedAccommodation,

    /// <summary>Boarding school.</summary>
    BoardingSchool,

    /// <summary>Further education college with residential accommodation.</summary>
    FurtherEducationCollege,

    /// <summary>Residential holiday scheme for disabled children.</summary>
    ResidentialHolidayScheme,

    /// <summary>Secure training centre.</summary>
    SecureTrainingCentre,

    /// <summary>GIAS type 7.</summary>
    CommunitySpecialSchool,

    /// <summary>GIAS type 8.</summary>
    NonMaintainedSpecialSchool,

    /// <summary>GIAS type 10.</summary>
    IndependentSpecialSchool,

    /// <summary>GIAS type 12.</summary>
    FoundationSpecialSchool,

    /// <summary>GIAS type 32.</summary>
    SpecialPost16Institution,

    /// <summary>GIAS type 33.</summary>
    AcademySpecialSponsorLed,

    /// <summary>GIAS type 36.</summary>
    FreeSchoolSpecial,

    /// <summary>GIAS type 44.</summary>
    AcademySpecialConverter,
}
