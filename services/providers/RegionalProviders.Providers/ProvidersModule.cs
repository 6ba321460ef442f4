using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.Imports;

namespace RegionalProviders.Providers;

/// <summary>The register of providers: what its own program and the embedded host both start.</summary>
public static class ProvidersModule
{
    internal const string Name = "providers";

    /// <summary>The schema of the register.</summary>
    public static ServiceSchema Schema { get; } =
        new(
            Name,
            [
                MigrationSource.Persistence,
                MessagingSchema.Source,
                new MigrationSource(Name, typeof(ProvidersModule).Assembly),
            ]
        )
        {
            LoadReferenceData = ReferenceData.LoadAsync,
        };

    /// <summary>Adds the services of the register. The data source of its app role is the host's to give.</summary>
    public static WebApplicationBuilder AddProviders(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<ImportOptions>()
            .BindConfiguration(ImportOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<Uploads>();
        builder.Services.AddSingleton<UploadImporter>();
        builder.Services.AddHostedService<UploadCleaner>();
        return builder;
    }

    /// <summary>Maps the services of the register.</summary>
    public static WebApplication MapProviders(this WebApplication app)
    {
        app.MapGrpcService<ImportGrpcService>();
        return app;
    }
}
