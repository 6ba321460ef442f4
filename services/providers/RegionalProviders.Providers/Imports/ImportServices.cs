using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Jobs;

namespace RegionalProviders.Providers.Imports;

internal static class ImportServices
{
    /// <summary>Adds what imports need.</summary>
    public static void AddImports(this IServiceCollection services)
    {
        services.AddStrictOptions<ImportOptions>(ImportOptions.Section).ValidateDataAnnotations();
        services.AddSingleton<ListUploads>();
        services.AddSingleton<UploadImporter>();
        services.AddPeriodicJob<UploadCleanUpJob>();
    }
}
