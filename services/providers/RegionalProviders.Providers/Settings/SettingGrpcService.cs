using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings;

/// <summary>Settings; one file per RPC.</summary>
internal sealed partial class SettingGrpcService(ProvidersDatabase database)
    : SettingService.SettingServiceBase;
