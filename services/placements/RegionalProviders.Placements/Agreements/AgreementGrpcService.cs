using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

/// <summary>Placement agreements of the caller's own council.</summary>
internal sealed partial class AgreementGrpcService(
    PlacementsDatabase database,
    ChildReferences references
) : AgreementService.AgreementServiceBase;
