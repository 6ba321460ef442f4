using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Events;

/// <summary>A list contained a registration that the register did not have. Aggregate: the registration's id.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Regulator">Namespace of <paramref name="Urn"/>.</param>
/// <param name="Urn">The regulator's number, upper case.</param>
/// <param name="SettingId">Its primary setting.</param>
/// <param name="ServiceType">Service type of the primary setting.</param>
/// <param name="Status">Status on the list; unspecified if the list does not give it.</param>
/// <param name="Withdrawn">
/// True if a later full list, imported earlier, does not contain the registration: it is historical only.
/// </param>
/// <param name="OwnerId">Owner; null if unknown or withheld.</param>
/// <param name="HostAuthorityId">
/// Council in whose area the setting lies (id in the council directory); null if unknown.
/// </param>
/// <param name="Band">Band of its current judgement; none if it has not been judged.</param>
/// <param name="AsAt">As-at date of the list.</param>
/// <param name="ImportId">The import.</param>
/// <param name="Historic">
/// True if the register had no full list of this regulator before this import, or the list is older than the latest
/// full one: the facts are not news.
/// </param>
public sealed record ProviderRegistered(
    Guid RegistrationId,
    Regulator Regulator,
    string Urn,
    Guid SettingId,
    ServiceType ServiceType,
    RegistrationStatus Status,
    bool Withdrawn,
    Guid? OwnerId,
    Guid? HostAuthorityId,
    JudgementBand Band,
    DateOnly AsAt,
    Guid ImportId,
    bool Historic = false
);
