using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;

namespace RegionalProviders.Placements.Children;

/// <summary>Registers the services that child references need.</summary>
internal static class ChildReferenceServices
{
    public static void AddChildReferences(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<PlacementsOptions>, PlacementsOptionsCheck>();
        services.AddStrictOptions<PlacementsOptions>("Placements");
        services.AddSingleton<ChildReferences>();
    }
}
