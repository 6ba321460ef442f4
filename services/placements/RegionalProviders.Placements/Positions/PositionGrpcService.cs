using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Positions;

/// <summary>How many live placements each council has at each setting, for other services.</summary>
internal sealed partial class PositionGrpcService(PlacementsDatabase database)
    : PositionService.PositionServiceBase;
