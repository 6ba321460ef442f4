using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Windows;

/// <summary>Windows of the yearly submission.</summary>
internal sealed partial class WindowGrpcService(PlacementsDatabase database)
    : WindowService.WindowServiceBase;
