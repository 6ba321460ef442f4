using Microsoft.Extensions.Options;
using RegionalProviders.AccessLog;
using RegionalProviders.Deadlines;
using RegionalProviders.Hosting;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Circulation;
using RegionalProviders.Notifications.Clocks;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Digests;
using RegionalProviders.Notifications.Drafts;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.Inbox;
using RegionalProviders.Notifications.Membership;
using RegionalProviders.Notifications.Notices;
using RegionalProviders.Notifications.Register;
using RegionalProviders.Notifications.Regulatory;
using RegionalProviders.Notifications.SignificantEvents;
using RegionalProviders.Notifications.Webhooks;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.PlacementPositions;
using RegionalProviders.RegisterCopy;

namespace RegionalProviders.Notifications;

/// <summary>Notices of the information-sharing protocol, and the inbox of each council.</summary>
public static class NotificationsModule
{
    internal const string Name = "notifications";

    /// <summary>The schema <c>notifications</c>.</summary>
    public static ServiceSchema Schema { get; } =
        new(
            Name,
            [
                MigrationSource.Persistence,
                MessagingSchema.Source,
                AccessLogSchema.Source,
                MembershipSchema.Source,
                RegisterCopySchema.Source,
                PlacementPositionsSchema.Source,
                new MigrationSource(Name, typeof(NotificationsModule).Assembly),
            ]
        );

    /// <summary>The service as a module of a process.</summary>
    public static PlatformModule Module { get; } =
        new(Schema, builder => builder.AddNotifications(), app => app.MapNotifications())
        {
            Commands = [PositionCommands.Command, WebhookSecretCommands.Command],
        };

    /// <summary>
    /// Adds the service. Configuration: <c>ConnectionStrings:notifications</c>, which must keep its database session
    /// (no transaction-mode connection pooler), and the section <c>Notifications</c>, in which
    /// <c>Notifications:KeyEncryptionKey</c> or <c>Notifications:KeyEncryptionKeyFile</c> must be set.
    /// </summary>
    public static void AddNotifications(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddServiceDatabase(
            Schema,
            (dataSource, time) => new NotificationsDatabase(dataSource, time)
        );
        services.AddValidatorsFrom(typeof(NotificationsModule).Assembly);
        services.AddSingleton<IValidateOptions<NotificationsOptions>, NotificationsOptionsCheck>();
        services
            .AddStrictOptions<NotificationsOptions>(NotificationsOptions.Section)
            .ValidateDataAnnotations();
        services.AddSingleton(provider => new DeadlineService(
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<InboxFanOut>();
        services.AddSingleton<InboxReader>();
        services.AddSingleton<InboxWatches>();
        services.AddSingleton<InboxNotifier>();
        services.AddHostedService(provider => provider.GetRequiredService<InboxNotifier>());
        services.AddWebhooks();
        services.AddPeriodicJob<CatchUpJob>();
        services.AddPeriodicJob<ReminderJob>();
        services.AddPeriodicJob<DraftEscalationJob>();
        builder.AddPlatformMessaging(
            MessagingModule
                .For<NotificationsDatabase>(Schema)
                .Publishes<NoticeCirculated>()
                .Publishes<NoticeDraftEscalated>()
                .Publishes<RegulatoryNoticeRecorded>()
                .Consumes<NoticeCirculatedConsumer>()
                .Consumes<ConsortiumMembershipConsumer>()
                .Consumes<PlacementPositionConsumer<NotificationsDatabase>>()
                .Consumes<RegistrationRecordedConsumer>()
                .Consumes<JudgementChangedConsumer>()
                .Consumes<RegistrationStatusChangedConsumer>()
                .Consumes<ProviderRegisteredConsumer>()
                .Consumes<RegulatoryNoticeRecordedConsumer>()
        );
    }

    /// <summary>Maps the gRPC services.</summary>
    public static void MapNotifications(this WebApplication app)
    {
        app.MapGrpcService<NoticeGrpcService>();
        app.MapGrpcService<InboxGrpcService>();
        app.MapGrpcService<AcknowledgementGrpcService>();
        app.MapGrpcService<DigestGrpcService>();
        app.MapGrpcService<SignificantEventGrpcService>();
        app.MapGrpcService<WebhookGrpcService>();
        app.MapGrpcService<NoticeDraftGrpcService>();
        app.MapGrpcService<RegulatoryNoticeGrpcService>();
    }
}
