using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Retention;

/// <summary>What of the caller's own council is kept, held and deleted.</summary>
internal sealed partial class RetentionGrpcService(PlacementsDatabase database)
    : RetentionService.RetentionServiceBase;
