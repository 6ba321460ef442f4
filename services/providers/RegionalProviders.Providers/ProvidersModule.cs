using RegionalProviders.AccessLog;
using RegionalProviders.Hosting;
using RegionalProviders.Membership;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.Documents;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.Imports;
using RegionalProviders.Providers.PlanningLeads;
using RegionalProviders.Providers.PropertyStandards;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.Settings;

namespace RegionalProviders.Providers;

/// <summary>
/// The register of providers: organisations, registrations and settings, and the lists they are imported from.
/// </summary>
public static class ProvidersModule
{
    internal const string Name = "providers";

    /// <summary>The schema <c>providers</c>.</summary>
    public static ServiceSchema Schema { get; } =
        new(
            Name,
            [
                MigrationSource.Persistence,
                MembershipSchema.Source,
                MessagingSchema.Source,
                AccessLogSchema.Source,
                new MigrationSource(Name, typeof(ProvidersModule).Assembly),
            ]
        )
        {
            LoadReferenceData = ReferenceData.LoadAsync,
        };

    /// <summary>The service as a module of a process.</summary>
    public static PlatformModule Module { get; } =
        new(Schema, builder => builder.AddProviders(), app => app.MapProviders())
        {
            Commands = [RegisterCommands.Command],
        };

    /// <summary>Adds the service. Configuration: <c>ConnectionStrings:providers</c>, <c>Providers:Imports</c>.</summary>
    public static void AddProviders(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddServiceDatabase(
            Schema,
            (dataSource, time) => new ProvidersDatabase(dataSource, time)
        );
        services.AddValidatorsFrom(typeof(ProvidersModule).Assembly);
        services.AddImports();
        builder.AddPlatformMessaging(
            MessagingModule
                .For<ProvidersDatabase>(Schema)
                .Publishes<ProviderRegistered>()
                .Publishes<ProviderChanged>()
                .Publishes<JudgementChanged>()
                .Publishes<RegistrationStatusChanged>()
                .Publishes<RegistrationRecorded>()
                .Consumes<ConsortiumMembershipConsumer<ProvidersDatabase>>()
        );
    }

    /// <summary>Maps the gRPC services.</summary>
    public static void MapProviders(this WebApplication app)
    {
        app.MapGrpcService<ImportGrpcService>();
        app.MapGrpcService<SettingGrpcService>();
        app.MapGrpcService<RegistrationGrpcService>();
        app.MapGrpcService<DocumentGrpcService>();
        app.MapGrpcService<PropertyStandardGrpcService>();
        app.MapGrpcService<PlanningLeadGrpcService>();
    }
}
