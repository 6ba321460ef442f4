using RegionalProviders.Authentication;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Identity.Issuers;

/// <summary>Councils' own OpenID providers. Row-level security keeps every council to its own; the rules are here.</summary>
internal sealed partial class IssuerGrpcService(
    IdentityDatabase database,
    IssuerAddresses addresses,
    IssuerProof proof,
    Microsoft.Extensions.Options.IOptions<IdentityOptions> options
) : IssuerService.IssuerServiceBase;
