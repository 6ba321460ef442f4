using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Identity.Consortia;

/// <summary>Consortia and their members. Row-level security decides which a caller sees; the operator changes them.</summary>
internal sealed partial class ConsortiumGrpcService(IdentityDatabase database)
    : ConsortiumService.ConsortiumServiceBase;
