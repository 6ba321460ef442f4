using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Spend;

/// <summary>The cost of placements; the rules are stated in the proto and computed by <see cref="SpendSql"/>.</summary>
internal sealed partial class SpendGrpcService(PlacementsDatabase database)
    : SpendService.SpendServiceBase;
