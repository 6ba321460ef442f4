using RegionalProviders.Persistence.Jobs;

namespace RegionalProviders.Providers.Imports;

internal static class ImportServices
{
    /// <summary>Adds what imports need.</summary>
    public static void AddImports(this IServiceCollection services)
    {
        services
            .AddOptions<ImportOptions>()
            .BindConfiguration(ImportOptions.Name)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<Uploads>();
        services.AddSingleton<UploadImporter>();
        services.AddPeriodicJob<UploadCleanUpJob>();
    }
}
