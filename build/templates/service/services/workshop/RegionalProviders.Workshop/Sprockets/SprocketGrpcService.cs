using RegionalProviders.Workshop.Data;
using RegionalProviders.Workshop.V1;

namespace RegionalProviders.Workshop.Sprockets;

/// <summary>The council's own SPROCKET_NOUNs. One file an RPC.</summary>
internal sealed partial class SprocketGrpcService(WorkshopDatabase database)
    : SprocketService.SprocketServiceBase;
