using RegionalProviders.AccessLog;
using RegionalProviders.Hosting;
using RegionalProviders.Membership;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Workshop.Data;
using RegionalProviders.Workshop.Events;
using RegionalProviders.Workshop.Sprockets;

namespace RegionalProviders.Workshop;

/// <summary>The council's own SPROCKET_NOUNs.</summary>
public static class WorkshopModule
{
    internal const string Name = "workshop";

    /// <summary>The schema <c>workshop</c>.</summary>
    public static ServiceSchema Schema { get; } =
        new(
            Name,
            [
                MigrationSource.Persistence,
                MessagingSchema.Source,
                AccessLogSchema.Source,
                MembershipSchema.Source,
                new MigrationSource(Name, typeof(WorkshopModule).Assembly),
            ]
        );

    /// <summary>The service as a part of a process.</summary>
    public static PlatformModule Module { get; } =
        new(Schema, builder => builder.AddWorkshop(), app => app.MapWorkshop());

    /// <summary>Adds the service. Configuration: <c>ConnectionStrings:workshop</c>.</summary>
    public static void AddWorkshop(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddServiceDatabase(
            Schema,
            (dataSource, time) => new WorkshopDatabase(dataSource, time)
        );
        services.AddValidatorsFrom(typeof(WorkshopModule).Assembly);
        builder.AddPlatformMessaging(
            MessagingModule
                .For<WorkshopDatabase>(Schema)
                .Publishes<SprocketCreated>()
                .Consumes<ConsortiumMembershipConsumer<WorkshopDatabase>>()
        );
    }

    /// <summary>Maps the gRPC services.</summary>
    public static void MapWorkshop(this WebApplication app) =>
        app.MapGrpcService<SprocketGrpcService>();
}
