using Microsoft.Extensions.DependencyInjection.Extensions;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Uploads;

namespace RegionalProviders.Providers.Imports;

internal static class ImportServices
{
    /// <summary>Registers the services that imports need.</summary>
    public static void AddImports(this IServiceCollection services)
    {
        services.AddStrictOptions<ImportOptions>(ImportOptions.Section).ValidateDataAnnotations();
        services.AddSingleton<ListUploads>();
        services.AddSingleton<UploadImporter>();
        services.TryAddSingleton<FileTurns>();
        services.AddPeriodicJob<UploadCleanUpJob>();
    }
}
