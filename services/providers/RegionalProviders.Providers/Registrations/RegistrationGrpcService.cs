using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

/// <summary>Registrations and the organisations that own them; one file per RPC.</summary>
internal sealed partial class RegistrationGrpcService(ProvidersDatabase database)
    : RegistrationService.RegistrationServiceBase;
