using RegionalProviders.AccessLog;
using RegionalProviders.Hosting;
using RegionalProviders.Membership;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Placements.Agreements;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Events;
using RegionalProviders.Placements.Positions;
using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.Retention;
using RegionalProviders.Placements.Spend;
using RegionalProviders.Placements.Submissions;
using RegionalProviders.RegisterCopy;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements;

/// <summary>Placements of children, their costs, and the yearly submission in March.</summary>
public static class PlacementsModule
{
    internal const string Name = "placements";

    /// <summary>The schema <c>placements</c>.</summary>
    public static ServiceSchema Schema { get; } =
        new(
            Name,
            [
                MigrationSource.Persistence,
                MessagingSchema.Source,
                AccessLogSchema.Source,
                MembershipSchema.Source,
                RegisterCopySchema.Source,
                RetentionSchema.Source,
                new MigrationSource(Name, typeof(PlacementsModule).Assembly),
            ]
        );

    /// <summary>The service as a module of a process.</summary>
    public static PlatformModule Module { get; } =
        new(Schema, builder => builder.AddPlacements(), app => app.MapPlacements())
        {
            Commands = [CouncilKeyCommands.Command, RegionalTableCommands.Command],
        };

    /// <summary>
    /// Adds the service. Configuration: <c>ConnectionStrings:placements</c>, and <c>Placements:KeyEncryptionKey</c> or
    /// <c>Placements:KeyEncryptionKeyFile</c>.
    /// </summary>
    public static void AddPlacements(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddServiceDatabase(
            Schema,
            (dataSource, time) => new PlacementsDatabase(dataSource, time)
        );
        services.AddValidatorsFrom(typeof(PlacementsModule).Assembly);
        services.AddChildReferences();
        services.AddSubmissions();
        services.AddSingleton<RegionalPublisher>();
        services.AddPeriodicJob<PublicationJob>();
        services.AddPeriodicJob<DuePositionsJob>();
        builder.AddPlatformMessaging(
            MessagingModule
                .For<PlacementsDatabase>(Schema)
                .Publishes<PlacementPositionChanged>()
                .PublishesSubmissions()
                .Consumes<ConsortiumMembershipConsumer<PlacementsDatabase>>()
                .Consumes<RegistrationRecordedConsumer<PlacementsDatabase>>()
        );
    }

    /// <summary>Maps the gRPC services.</summary>
    public static void MapPlacements(this WebApplication app)
    {
        app.MapSubmissions();
        app.MapGrpcService<RegionalOutputGrpcService>();
        app.MapGrpcService<AgreementGrpcService>();
        app.MapGrpcService<SpendGrpcService>();
        app.MapGrpcService<PositionGrpcService>();
        app.MapGrpcService<RetentionGrpcService>();
    }
}
