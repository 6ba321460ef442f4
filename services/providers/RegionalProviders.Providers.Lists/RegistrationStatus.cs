namespace RegionalProviders.Providers.Lists;

/// <summary>Status of a registration with its regulator.</summary>
public enum RegistrationStatus
{
    /// <summary>Registered and operating.</summary>
    Active,

    /// <summary>Suspended by the regulator: no child may be placed.</summary>
    Suspended,

    /// <summary>Given up voluntarily by the provider.</summary>
    Resigned,

    /// <summary>Cancelled by the regulator.</summary>
    Cancelled,

    /// <summary>No longer operating.</summary>
    Closed,

    /// <summary>Not open yet (GIAS only).</summary>
    Proposed,
}
