using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Events;

/// <summary>
/// Facts about a setting or its registration changed. The event names the fields but carries no values: read the
/// setting to get them. Status, withdrawal and judgements have events of their own. Aggregate: the registration's id,
/// or the setting's id for a setting without a registration.
/// </summary>
/// <param name="SettingId">The setting; changes to a registration are reported on its primary setting.</param>
/// <param name="RegistrationId">Its registration; null for a setting without one.</param>
/// <param name="Regulator">Namespace of <paramref name="Urn"/>; unspecified for a setting without registration.</param>
/// <param name="Urn">The regulator's number; null for a setting without registration.</param>
/// <param name="Fields">
/// The fields that changed, named as in the setting's history: <c>name</c>, <c>address</c>, <c>service_type</c>,
/// <c>host_authority_gss</c>, <c>region</c>, <c>places</c>, <c>coordinates</c>, <c>registration.owner</c>,
/// <c>registration.provision_type</c>, <c>registration.registered_on</c>, <c>registration.sector</c>,
/// <c>registration.linked_education_urn</c>; <c>setting</c> for a new setting.
/// </param>
/// <param name="HostAuthorityId">Council in whose area the setting now lies; null if unknown.</param>
/// <param name="ImportId">The import; null if a council or a coordinator made the change.</param>
public sealed record ProviderChanged(
    Guid SettingId,
    Guid? RegistrationId,
    Regulator Regulator,
    string? Urn,
    IReadOnlyList<string> Fields,
    Guid? HostAuthorityId,
    Guid? ImportId
);
