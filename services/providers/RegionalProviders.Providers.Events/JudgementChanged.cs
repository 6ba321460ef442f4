using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Events;

/// <summary>
/// The current overall judgement improved or declined, or a first judgement is in the failing band. Any other first
/// judgement raises no event. Values are comparable within one scale only. Aggregate: the registration's id.
/// </summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Regulator">Namespace of <paramref name="Urn"/>.</param>
/// <param name="Urn">The regulator's number, upper case.</param>
/// <param name="SettingId">Its primary setting.</param>
/// <param name="HostAuthorityId">
/// Council in whose area the setting lies (id in the council directory); null if unknown.
/// </param>
/// <param name="Scale">The scale of both values.</param>
/// <param name="OldValue">The regulator's own value before; null for a first judgement.</param>
/// <param name="OldBand">Band of the old value; none for a first judgement.</param>
/// <param name="NewValue">The regulator's own value now.</param>
/// <param name="NewBand">Band of the new value.</param>
/// <param name="Direction">Up, down or first.</param>
/// <param name="InspectedOn">First day of the inspection; null if the list does not give it.</param>
/// <param name="PublishedOn">Day of publication; null if the list does not give it.</param>
/// <param name="BecameFailing">
/// True if the registration was not in the failing band before and is now: a new Inadequate.
/// </param>
/// <param name="ImportId">The import.</param>
/// <param name="Historic">
/// True if the register had no full list of this regulator before this import, or the list is older than the latest
/// full one: the facts are not news.
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
