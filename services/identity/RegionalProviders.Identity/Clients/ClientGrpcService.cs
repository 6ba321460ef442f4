using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Identity.Clients;

/// <summary>Machine clients. Row-level security keeps every council to its own; the rules of kind and role are here.</summary>
internal sealed partial class ClientGrpcService(IdentityDatabase database)
    : ClientService.ClientServiceBase;
