using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>Regional tables of the yearly submission.</summary>
internal sealed partial class RegionalOutputGrpcService(
    PlacementsDatabase database,
    PublicationJob publications
) : RegionalOutputService.RegionalOutputServiceBase;
