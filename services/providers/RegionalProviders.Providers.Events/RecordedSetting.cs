using System.Runtime.InteropServices;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Events;

/// <summary>One setting of a registration, as published in <see cref="RegistrationRecorded"/>.</summary>
/// <param name="SettingId">The setting.</param>
/// <param name="ServiceType">Its service type.</param>
/// <param name="HostAuthorityId">
/// Council in whose area the setting lies (id in the council directory); null if unknown.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecordedSetting(
    Guid SettingId,
    ServiceType ServiceType,
    Guid? HostAuthorityId
);
