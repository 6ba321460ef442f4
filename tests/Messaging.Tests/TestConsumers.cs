using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging.Tests;

/// <summary>Lets a test make consumers fail, and shows which messages they handled.</summary>
public sealed class ConsumerProbe
{
    private volatile bool fails;

    public bool Fails
    {
        get => fails;
        set => fails = value;
    }

    /// <summary>How many more times a consumer fails as if the database were unavailable.</summary>
    public int Outages { get; set; }

    public ConcurrentQueue<ActivityTraceId> Traces { get; } = [];

    internal Task HandleAsync(
        Guid setting,
        string @event,
        int sequence,
        ServiceTransaction transaction
    )
    {
        Traces.Enqueue(Activity.Current?.TraceId ?? default);
        return HandleAsync();

        async Task HandleAsync()
        {
            await transaction.ExecuteAsync(
                $"insert into {transaction.Schema.Name}.handled (setting, event, sequence) values (@setting, @event, @sequence)",
                new
                {
                    setting,
                    @event,
                    sequence,
                }
            );
            if (Outages-- > 0)
                throw new NpgsqlException("Connection lost.", new IOException());
            // After the write, which must then be rolled back.
            if (Fails)
                throw new InvalidOperationException("The test wants this consumer to fail.");
        }
    }
}

public sealed class SettingMovedConsumer(TestDatabase database, ConsumerProbe probe)
    : InboxConsumer<SettingMoved>(database)
{
    protected override Task HandleAsync(SettingMoved message, ServiceTransaction transaction) =>
        probe.HandleAsync(message.SettingId, "moved", message.Sequence, transaction);
}

/// <summary>A generic consumer, such as a shared component registers for the database of any service.</summary>
public sealed class SettingClosedConsumer<TDatabase>(TDatabase database, ConsumerProbe probe)
    : InboxConsumer<SettingClosed>(database)
    where TDatabase : ServiceDatabase
{
    protected override Task HandleAsync(SettingClosed message, ServiceTransaction transaction) =>
        probe.HandleAsync(message.SettingId, "closed", message.Sequence, transaction);
}
