using Microsoft.Extensions.Options;

namespace RegionalProviders.Placements.Children;

/// <summary>Adds what child references need.</summary>
internal static class ChildReferenceServices
{
    public static void AddChildReferences(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<PlacementsOptions>, PlacementsOptionsCheck>();
        services.AddOptions<PlacementsOptions>().BindConfiguration("Placements").ValidateOnStart();
        services.AddSingleton<ChildReferences>();
    }
}
