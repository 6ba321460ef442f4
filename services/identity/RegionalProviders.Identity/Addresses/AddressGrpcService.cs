using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Users;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Identity.Addresses;

/// <summary>
/// E-mail domains of councils, and who holds an address. That an address is used by its council alone is the database's
/// rule, which no code path can miss: refuse_address_of_another() in 0007_council_domains.sql.
/// </summary>
internal sealed partial class AddressGrpcService(
    IdentityDatabase database,
    UserTransactions transactions
) : AddressService.AddressServiceBase;
