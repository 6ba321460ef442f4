using System.Runtime.InteropServices;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Events;

/// <summary>One setting of a registration, as <see cref="RegistrationRecorded"/> has it.</summary>
/// <param name="SettingId">The setting.</param>
/// <param name="ServiceType">Its service type.</param>
/// <param name="HostAuthorityId">Council in whose area it lies (id of the directory of councils); null where unknown.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecordedSetting(
    Guid SettingId,
    ServiceType ServiceType,
    Guid? HostAuthorityId
);
