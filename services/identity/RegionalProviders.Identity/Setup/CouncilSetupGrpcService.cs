using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Identity.Setup;

/// <summary>How councils take over from the operator who set them up.</summary>
internal sealed partial class CouncilSetupGrpcService(IdentityDatabase database)
    : CouncilSetupService.CouncilSetupServiceBase;
