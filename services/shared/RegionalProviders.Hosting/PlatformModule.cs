using Microsoft.AspNetCore.Builder;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting;

/// <summary>What a service adds to a process: alone in its own, or beside the others in the embedded host.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Add">Registers its dependencies.</param>
/// <param name="Map">Maps its endpoints.</param>
public sealed record PlatformModule(
    ServiceSchema Schema,
    Action<WebApplicationBuilder> Add,
    Action<WebApplication> Map
)
{
    /// <summary>Name of the service, which is also that of its schema.</summary>
    public string Name => Schema.Name;

    /// <summary>Commands for operators that the service brings.</summary>
    public IReadOnlyList<OperatorCommand> Commands { get; init; } = [];
}
