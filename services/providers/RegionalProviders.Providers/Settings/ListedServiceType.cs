using System.Collections.Frozen;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings;

/// <summary>
/// What a council may say of the type of a setting that a regulator lists: a narrower type that the list does not tell
/// apart, never another one.
/// </summary>
internal static class ListedServiceType
{
    private static readonly FrozenDictionary<ServiceType, ServiceType[]> Narrower = new Dictionary<
        ServiceType,
        ServiceType[]
    >
    {
        [ServiceType.IndependentFosteringAgency] = [ServiceType.ParentAndChildFostering],
        [ServiceType.ChildrensHome] =
        [
            ServiceType.ShortBreaks,
            ServiceType.ResidentialSchool52,
            ServiceType.InternallyCommissionedResidential,
        ],
        [ServiceType.SpecialSchool] =
        [
            ServiceType.ResidentialSchool38,
            ServiceType.ResidentialSchool52,
        ],
        [ServiceType.BoardingSchool] =
        [
            ServiceType.ResidentialSchool38,
            ServiceType.ResidentialSchool52,
        ],
        [ServiceType.SupportedAccommodation] =
        [
            ServiceType.SupportedAccommodationSingle,
            ServiceType.SupportedAccommodationSharedRingFenced,
            ServiceType.SupportedAccommodationShared,
            ServiceType.SupportedLodgings,
            ServiceType.ParentAndChildSupportedAccommodation,
        ],
    }.ToFrozenDictionary();

    /// <summary>Throws FIELD_INVALID for a type that contradicts the list.</summary>
    /// <param name="listed">What the list says; Unspecified where none does.</param>
    /// <param name="supplied">What the council says; Unspecified to go back to the list.</param>
    public static void Check(ServiceType listed, ServiceType supplied)
    {
        if (
            listed is ServiceType.Unspecified or ServiceType.Other
            || supplied == ServiceType.Unspecified
            || supplied == listed
        )
            return;
        var narrower = Narrower.GetValueOrDefault(listed, []);
        if (narrower.Contains(supplied))
            return;
        var allowed = narrower.Length == 0 ? "" : $", or one of {string.Join(", ", narrower)}";
        throw Fault.Invalid(
            "setting.service_type",
            $"must be {listed}, as the regulator lists the setting{allowed}. Have the regulator correct its list."
        );
    }
}
