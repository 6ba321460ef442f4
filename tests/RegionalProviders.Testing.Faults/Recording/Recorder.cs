using Npgsql;
using RegionalProviders.Hosting;
using RegionalProviders.Identity.Events;
using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Events;
using RegionalProviders.Providers.Events;

namespace RegionalProviders.Testing.Faults;

/// <summary>
/// A service that records every event it handles, in the processes that are killed. <c>recorder.recorded</c> has no key
/// that would hide an event handled twice: the inbox alone must prevent it. New events of the platform are added here.
/// </summary>
public static class Recorder
{
    private static readonly (
        Type Event,
        Func<MessagingModule, MessagingModule> Consume
    )[] Recorded =
    [
        Of<ConsortiumCreated>(),
        Of<ConsortiumMembershipChanged>(),
        Of<ProviderRegistered>(),
        Of<ProviderChanged>(),
        Of<JudgementChanged>(),
        Of<RegistrationStatusChanged>(),
        Of<RegistrationRecorded>(),
        Of<PlacementPositionChanged>(),
        Of<WindowOpened>(),
        Of<WindowClosed>(),
        Of<SubmissionAccepted>(),
        Of<SubmissionReturned>(),
        Of<NoticeCirculated>(),
        Of<NoticeDraftEscalated>(),
        Of<RegulatoryNoticeRecorded>(),
    ];

    private static readonly ServiceSchema Schema = new(
        "recorder",
        [
            MigrationSource.Persistence,
            MessagingSchema.Source,
            new MigrationSource("recorder", typeof(Recorder).Assembly),
        ]
    );

    /// <summary>The service.</summary>
    public static PlatformModule Module { get; } =
        new(
            Schema,
            builder =>
            {
                builder.Services.AddServiceDatabase(
                    Schema,
                    (dataSource, time) => new RecorderDatabase(dataSource, time)
                );
                builder.AddPlatformMessaging(
                    Consume(MessagingModule.For<RecorderDatabase>(Schema))
                );
            },
            _ => { }
        );

    /// <summary>The events that it records.</summary>
    public static IReadOnlyList<Type> Events => [.. Recorded.Select(each => each.Event)];

    // One queue for all events, so that events of one aggregate keep their order across types.
    private static MessagingModule Consume(MessagingModule module) =>
        Recorded.Aggregate(module, (all, each) => each.Consume(all));

    private static (Type Event, Func<MessagingModule, MessagingModule> Consume) Of<TEvent>()
        where TEvent : class =>
        (typeof(TEvent), module => module.Consumes<RecordingConsumer<TEvent>>("all"));
}

internal sealed class RecorderDatabase(NpgsqlDataSource dataSource, TimeProvider time)
    : ServiceDatabase(Recorder.Module.Schema, dataSource, time);

/// <summary>Records an event.</summary>
internal sealed class RecordingConsumer<TEvent>(RecorderDatabase database)
    : InboxConsumer<TEvent>(database)
    where TEvent : class
{
    // The message id is that of the inbox row that this same transaction has just written.
    protected override Task HandleAsync(TEvent message, ServiceTransaction transaction) =>
        transaction.ExecuteAsync(
            """
            insert into recorder.recorded (message_id, type)
            select message_id, @type from recorder.inbox
            where xmin = (pg_current_xact_id()::text::numeric % 4294967296)::text::xid
            """,
            new { type = typeof(TEvent).FullName }
        );
}
