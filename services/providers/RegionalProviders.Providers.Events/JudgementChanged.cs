using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Events;

/// <summary>
/// The overall judgement that stands became better or worse, or is a failing one where none stood before. Another first
/// judgement raises nothing. Values compare within one scale only. Aggregate: the registration's id.
/// </summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Regulator">Namespace of <paramref name="Urn"/>.</param>
/// <param name="Urn">The regulator's number, upper case.</param>
/// <param name="SettingId">Its primary setting.</param>
/// <param name="HostAuthorityId">Council in whose area it lies (id of the directory of councils); null where unknown.</param>
/// <param name="Scale">The scale of both values.</param>
/// <param name="OldValue">The regulator's own value before; null for a first one.</param>
/// <param name="OldBand">Its band; none for a first one.</param>
/// <param name="NewValue">The regulator's own value now.</param>
/// <param name="NewBand">Its band.</param>
/// <param name="Direction">Up, down or first.</param>
/// <param name="InspectedOn">First day of the inspection; null where the list does not say.</param>
/// <param name="PublishedOn">Day of publication; null where the list does not say.</param>
/// <param name="BecameFailing">True where it was not in the failing band before and is now: a new Inadequate.</param>
/// <param name="ImportId">The import.</param>
/// <param name="Historic">
/// True where the list is of a time before the register held a full list, or before its latest: what it brings has long
/// been so, and is no news.
/// </param>
public sealed record JudgementChanged(
    Guid RegistrationId,
    Regulator Regulator,
    string Urn,
    Guid SettingId,
    Guid? HostAuthorityId,
    JudgementScale Scale,
    string? OldValue,
    JudgementBand OldBand,
    string NewValue,
    JudgementBand NewBand,
    JudgementDirection Direction,
    DateOnly? InspectedOn,
    DateOnly? PublishedOn,
    bool BecameFailing,
    Guid ImportId,
    bool Historic = false
);
