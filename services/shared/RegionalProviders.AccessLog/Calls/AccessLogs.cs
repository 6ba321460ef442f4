using RegionalProviders.Persistence;

namespace RegionalProviders.AccessLog.Calls;

/// <summary>The logs of this process, one for each service.</summary>
/// <param name="Databases">The services' databases that have one.</param>
internal sealed record AccessLogs(IReadOnlyList<ServiceDatabase> Databases);
