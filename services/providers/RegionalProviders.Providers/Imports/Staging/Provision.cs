using RegionalProviders.Providers.Lists;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>The service type described by a row.</summary>
/// <param name="Text">Type of provision in the regulator's words, with one spelling for all lists.</param>
/// <param name="Type">
/// The service type; null if the row does not determine it, in which case an existing value is kept.
/// </param>
/// <param name="Default">The service type to use for a new setting.</param>
internal readonly record struct Provision(string? Text, ServiceType? Type, ServiceType Default)
{
    public static Provision Of(RegistrationRow row, Lists.ListKind kind)
    {
        if (kind == Lists.ListKind.OfstedCouncilPremises)
            return Certain("Supported accommodation", Category(row.SettingCategory));
        return row.ProvisionType switch
        {
            ProvisionType.ChildrensHome => ChildrensHome(row.ShortBreaksOnly),
            ProvisionType.SecureChildrensHome => Certain(
                "Secure children's home",
                ServiceType.SecureChildrensHome
            ),
            ProvisionType.ResidentialSpecialSchoolChildrensHome => Certain(
                "Residential special school (registered as a children's home)",
                ServiceType.ResidentialSchool52
            ),
            ProvisionType.ResidentialSpecialSchool => Certain(
                "Residential special school",
                ServiceType.ResidentialSchool38
            ),
            ProvisionType.ResidentialFamilyCentre => Certain(
                "Residential family centre",
                ServiceType.ResidentialFamilyCentre
            ),
            ProvisionType.IndependentFosteringAgency => Certain(
                "Independent fostering agency",
                ServiceType.IndependentFosteringAgency
            ),
            ProvisionType.LocalAuthorityFosteringAgency => Certain(
                "Local authority fostering agency",
                ServiceType.Other
            ),
            ProvisionType.VoluntaryAdoptionAgency => Certain(
                "Voluntary adoption agency",
                ServiceType.AdoptionAgency
            ),
            ProvisionType.LocalAuthorityAdoptionAgency => Certain(
                "Local authority adoption agency",
                ServiceType.AdoptionAgency
            ),
            ProvisionType.AdoptionSupportAgency => Certain(
                "Adoption support agency",
                ServiceType.AdoptionAgency
            ),
            ProvisionType.SupportedAccommodation => Certain(
                "Supported accommodation",
                ServiceType.SupportedAccommodation
            ),
            ProvisionType.BoardingSchool => Certain("Boarding school", ServiceType.BoardingSchool),
            ProvisionType.FurtherEducationCollege => Certain(
                "Further education college with residential accommodation",
                ServiceType.FurtherEducationCollege
            ),
            ProvisionType.ResidentialHolidayScheme => Certain(
                "Residential holiday scheme for disabled children",
                ServiceType.ShortBreaks
            ),
            ProvisionType.SecureTrainingCentre => Certain(
                "Secure training centre",
                ServiceType.SecureTrainingCentre
            ),
            null when kind is Lists.ListKind.CqcDirectory or Lists.ListKind.CqcLocations =>
                CqcScope.Provision(row),
            null => new Provision(row.ProvisionTypeText, null, ServiceType.Other),
            _ => Certain(row.ProvisionTypeText, School(row)),
        };
    }

    private static Provision Certain(string? text, ServiceType type) => new(text, type, type);

    // Lists without the column do not say whether a home offers short breaks only.
    private static Provision ChildrensHome(bool? shortBreaksOnly)
    {
        ServiceType? type = shortBreaksOnly switch
        {
            true => ServiceType.ShortBreaks,
            false => ServiceType.ChildrensHome,
            null => null,
        };
        return new Provision("Children's home", type, type ?? ServiceType.ChildrensHome);
    }

    private static ServiceType School(RegistrationRow row)
    {
        var boarders = row.Boarders ?? "";
        if (boarders.StartsWith("Children's home", StringComparison.OrdinalIgnoreCase))
            return ServiceType.ResidentialSchool52;
        if (boarders.StartsWith("Boarding", StringComparison.OrdinalIgnoreCase))
            return ServiceType.ResidentialSchool38;
        return boarders.StartsWith("College", StringComparison.OrdinalIgnoreCase)
            ? ServiceType.FurtherEducationCollege
            : ServiceType.SpecialSchool;
    }

    private static ServiceType Category(string? text)
    {
        bool Says(string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
        return Says("lodgings") ? ServiceType.SupportedLodgings
            : Says("single") ? ServiceType.SupportedAccommodationSingle
            : Says("non-ring") || Says("non ring") || Says("not ring")
                ? ServiceType.SupportedAccommodationShared
            : Says("ring") ? ServiceType.SupportedAccommodationSharedRingFenced
            : ServiceType.SupportedAccommodation;
    }
}
