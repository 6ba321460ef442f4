using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Identity.Councils;

/// <summary>The councils, for everybody who is signed in.</summary>
internal sealed partial class CouncilGrpcService(IdentityDatabase database)
    : CouncilService.CouncilServiceBase;
