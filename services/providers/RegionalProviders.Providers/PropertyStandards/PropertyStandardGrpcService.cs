using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PropertyStandards;

/// <summary>The property-standards checklist and the checks made with it.</summary>
internal sealed partial class PropertyStandardGrpcService(ProvidersDatabase database)
    : PropertyStandardService.PropertyStandardServiceBase;
