using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Retention;

/// <summary>Retention, legal holds and deletion of the caller's own council's records.</summary>
internal sealed partial class RetentionGrpcService(PlacementsDatabase database)
    : RetentionService.RetentionServiceBase;
