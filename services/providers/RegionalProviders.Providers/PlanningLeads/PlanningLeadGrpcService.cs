using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PlanningLeads;

/// <summary>Planning applications that may lead to providers whom the register does not know.</summary>
internal sealed partial class PlanningLeadGrpcService(ProvidersDatabase database)
    : PlanningLeadService.PlanningLeadServiceBase;
