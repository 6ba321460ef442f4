using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;
using static RegionalProviders.Notifications.V1.SignificantEventKind;

namespace RegionalProviders.Notifications.SignificantEvents;

/// <summary>What follows from the kind of an event and the service type of its setting.</summary>
internal static class EventKinds
{
    /// <summary>True for kinds that no council may leave until the next day, whatever the reporter says.</summary>
    public static bool IsUrgent(SignificantEventKind kind) =>
        kind is DeathOfAChild or SexualExploitation or AllegationOfAbuse or Missing;

    /// <summary>
    /// The regulation under which settings of a type report events; unspecified if the type alone does not determine
    /// it.
    /// </summary>
    public static EventRegulation RegulationOf(ServiceType type) =>
        type switch
        {
            ServiceType.ChildrensHome
            or ServiceType.ResidentialSchool52
            or ServiceType.SecureChildrensHome => EventRegulation.ChildrensHomes40,
            ServiceType.SupportedAccommodation
            or ServiceType.SupportedAccommodationSingle
            or ServiceType.SupportedAccommodationSharedRingFenced
            or ServiceType.SupportedAccommodationShared
            or ServiceType.SupportedLodgings
            or ServiceType.ParentAndChildSupportedAccommodation =>
                EventRegulation.SupportedAccommodation27,
            _ => EventRegulation.Unspecified,
        };
}
