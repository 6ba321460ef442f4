using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PropertyStandards;

/// <summary>The property-standards checklist and checks by it.</summary>
internal sealed partial class PropertyStandardGrpcService(ProvidersDatabase database)
    : PropertyStandardService.PropertyStandardServiceBase;
