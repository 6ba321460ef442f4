using Microsoft.Extensions.Options;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Identity.Users;

/// <summary>Users. Row-level security decides whom a caller manages; the rules of kind and role are here.</summary>
internal sealed partial class UserGrpcService(
    IdentityDatabase database,
    UserTransactions transactions,
    IOptions<IdentityOptions> options
) : UserService.UserServiceBase;
