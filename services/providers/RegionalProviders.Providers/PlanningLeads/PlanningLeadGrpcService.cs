using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PlanningLeads;

/// <summary>Planning applications that may lead to providers not yet in the register.</summary>
internal sealed partial class PlanningLeadGrpcService(ProvidersDatabase database)
    : PlanningLeadService.PlanningLeadServiceBase;
