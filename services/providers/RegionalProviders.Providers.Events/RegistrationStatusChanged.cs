using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Events;

/// <summary>
/// A registration's status changed, or the registration left its regulator's list or returned to it. Aggregate: the
/// registration's id.
/// </summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Regulator">Namespace of <paramref name="Urn"/>.</param>
/// <param name="Urn">The regulator's number, upper case.</param>
/// <param name="SettingId">Its primary setting.</param>
/// <param name="HostAuthorityId">
/// Council in whose area the setting lies (id in the council directory); null if unknown.
/// </param>
/// <param name="OldStatus">Status before; unspecified if it was not known.</param>
/// <param name="NewStatus">Status now; unchanged if the registration only left the list or returned to it.</param>
/// <param name="EffectiveOn">First day of the new status if the list gives it, otherwise the date of the list.</param>
/// <param name="BecameWithdrawn">
/// True if the full list no longer contains the registration: the regulator does not say why.
/// </param>
/// <param name="Returned">True if the registration had left the list and is on it again.</param>
/// <param name="ImportId">The import.</param>
/// <param name="Historic">
/// True if the register had no full list of this regulator before this import, or the list is older than the latest
/// full one: the facts are not news.
/// </param>
public sealed record RegistrationStatusChanged(
    Guid RegistrationId,
    Regulator Regulator,
    string Urn,
    Guid SettingId,
    Guid? HostAuthorityId,
    RegistrationStatus OldStatus,
    RegistrationStatus NewStatus,
    DateOnly EffectiveOn,
    bool BecameWithdrawn,
    bool Returned,
    Guid ImportId,
    bool Historic = false
);
