using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Events;

/// <summary>
/// A registration took another status, left its regulator's list or came back to it. Aggregate: the registration's id.
/// </summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Regulator">Namespace of <paramref name="Urn"/>.</param>
/// <param name="Urn">The regulator's number, upper case.</param>
/// <param name="SettingId">Its primary setting.</param>
/// <param name="HostAuthorityId">Council in whose area it lies (id of the directory of councils); null where unknown.</param>
/// <param name="OldStatus">Status before; unspecified where it was not known.</param>
/// <param name="NewStatus">Status now; the same as before where it only left the list or came back.</param>
/// <param name="EffectiveOn">First day of the new status where the list says it, otherwise the day that the list describes.</param>
/// <param name="BecameWithdrawn">True where the full list no longer has it: the regulator does not say why.</param>
/// <param name="Returned">True where it had left the list and is on it again.</param>
/// <param name="ImportId">The import.</param>
/// <param name="Historic">
/// True where the list is of a time before the register held a full list, or before its latest: what it brings has long
/// been so, and is no news.
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
