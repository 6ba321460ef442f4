using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Events;

/// <summary>A list brought a registration that the register did not have. Aggregate: the registration's id.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Regulator">Namespace of <paramref name="Urn"/>.</param>
/// <param name="Urn">The regulator's number, upper case.</param>
/// <param name="SettingId">Its primary setting.</param>
/// <param name="ServiceType">Service type of the primary setting.</param>
/// <param name="Status">Status on the list; unspecified where the list does not say.</param>
/// <param name="Withdrawn">True where a later full list, imported before, does not have it: it is history only.</param>
/// <param name="OwnerId">Owner; null where unknown or withheld.</param>
/// <param name="HostAuthorityId">Council in whose area it lies (id of the directory of councils); null where unknown.</param>
/// <param name="Band">Band of its standing judgement; none where it has not been judged.</param>
/// <param name="AsAt">The day that the list describes.</param>
/// <param name="ImportId">The import.</param>
/// <param name="Historic">
/// True where the list is of a time before the register held a full list, or before its latest: what it brings has long
/// been so, and is no news.
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
