namespace RegionalProviders.Placements.Returns;

/// <summary>The meaning of a column, independent of the header used in a particular year.</summary>
public enum ReturnField
{
    /// <summary>Whether the person is a looked-after child or past 18.</summary>
    LookedAfter,

    /// <summary>The council whose child is placed.</summary>
    PlacingAuthority,

    /// <summary>The council's own pseudonymous identifier; CHILD in the statutory file.</summary>
    Identifier,

    /// <summary>Age in whole years.</summary>
    Age,

    /// <summary>Gender.</summary>
    Gender,

    /// <summary>How the placement was sourced.</summary>
    Sourced,

    /// <summary>Name of the organisation.</summary>
    Organisation,

    /// <summary>The provider's number with its regulator.</summary>
    ProviderUrn,

    /// <summary>The provider's company number.</summary>
    CompanyNumber,

    /// <summary>Name of the establishment.</summary>
    Establishment,

    /// <summary>The establishment's number with its regulator; URN in the statutory file.</summary>
    EstablishmentUrn,

    /// <summary>The council in whose area the setting lies (schemas until 2022-03).</summary>
    HostAuthority,

    /// <summary>Type of provision.</summary>
    ProvisionType,

    /// <summary>Unaccompanied asylum-seeking child.</summary>
    Uasc,

    /// <summary>Ethnic group.</summary>
    EthnicGroup,

    /// <summary>First day of the placement; DECOM in the statutory file.</summary>
    Start,

    /// <summary>Special educational needs or disability.</summary>
    Send,

    /// <summary>Primary category of special educational needs.</summary>
    SendCategory,

    /// <summary>Primary special educational need.</summary>
    SendNeed,

    /// <summary>Total weekly cost.</summary>
    TotalCost,

    /// <summary>Weekly contribution from social care.</summary>
    SocialCareCost,

    /// <summary>Weekly contribution from education.</summary>
    EducationCost,

    /// <summary>Weekly contribution from health.</summary>
    HealthCost,

    /// <summary>Whether the cost includes additional packages.</summary>
    AdditionalPackages,

    /// <summary>The regulator that the setting is registered with.</summary>
    RegistrationType,

    /// <summary>Why the placement is at a distance.</summary>
    DistanceReason,

    /// <summary>Whether a deprivation of liberty is authorised.</summary>
    Dols,

    /// <summary>Whether a solo placement is required, and made.</summary>
    Solo,

    /// <summary>DEC: last day of the episode; empty while it runs.</summary>
    End,

    /// <summary>RNE: reason for the new episode.</summary>
    NewEpisodeReason,

    /// <summary>LS: legal status.</summary>
    LegalStatus,

    /// <summary>CIN: category of need.</summary>
    Need,

    /// <summary>PLACE: placement type.</summary>
    PlacementType,

    /// <summary>PLACE_PROVIDER: who provides the placement.</summary>
    ProviderCode,

    /// <summary>REC: reason for the end of the episode.</summary>
    EndReason,

    /// <summary>REASON_PLACE_CHANGE: reason for the change of placement.</summary>
    ChangeReason,

    /// <summary>HOME_POST: postcode of the home.</summary>
    HomePostcode,

    /// <summary>PL_POST: postcode of the placement.</summary>
    PlacementPostcode,
}
