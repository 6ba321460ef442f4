using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Identity.Principals;

/// <summary>Who the caller is, as the services see it.</summary>
internal sealed partial class PrincipalGrpcService(IdentityDatabase database)
    : PrincipalService.PrincipalServiceBase;
