using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging.Relay;

/// <summary>
/// Publishes the events of one service from its outbox. One process at a time relays a schema; the others are standbys.
/// After any failure it starts again: an event is published twice rather than lost.
/// </summary>
internal sealed class OutboxRelay(
    ServiceDatabase database,
    IBusControl bus,
    MessagingModule module,
    MessagingOptions options,
    RelayState state,
    PublishThrottle gate,
    ILogger<OutboxRelay> logger
) : BackgroundService
{
    private static readonly TimeSpan CleanUpInterval = TimeSpan.FromHours(1);
    private readonly OutboxPublisher publisher = new(bus, module, gate, options.PublishTimeout);
    private readonly BackOff backOff = new();
    private readonly TagList service = new() { { "service", module.Service } };
    private DateTimeOffset lastCleanUp = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Consumers of this process then have their queues before the first event is sent, and a process without
                // a broker does not hold the lock that another could use.
                await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
                await RelayAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                state.Fail(e);
                var pause = backOff.Next();
                logger.LogWarning(
                    e,
                    "Events of {Service} wait in its outbox; the relay tries again in {Pause}.",
                    module.Service,
                    pause
                );
                await Task.Delay(pause, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RelayAsync(CancellationToken stoppingToken)
    {
        await using var session = await RelaySession.OpenAsync(database, stoppingToken);
        while (!await session.TryLockAsync(stoppingToken))
        {
            state.Recover();
            await Task.Delay(options.PollInterval, stoppingToken);
        }

        logger.LogInformation("This process relays the events of {Service}.", module.Service);
        while (true)
        {
            var rows = await session.ReadAsync(options.BatchSize, stoppingToken);
            if (rows.Count > 0)
                await PublishAsync(session, rows, stoppingToken);
            state.Recover();
            backOff.Reset();
            if (rows.Count > 0)
                continue;
            await CleanUpAsync(session, stoppingToken);
            await session.WaitAsync(options.PollInterval, stoppingToken);
        }
    }

    private async Task PublishAsync(
        RelaySession session,
        IReadOnlyList<OutboxRow> rows,
        CancellationToken stoppingToken
    )
    {
        var result = await publisher.PublishAsync(rows, stoppingToken);
        // Also when stopping, so that events are not published again.
        if (result.Published.Count > 0)
            await session.StampPublishedAsync(result.Published);
        if (result.Parked.Count > 0)
            await session.ParkAsync(result.Parked);

        var now = database.Time.GetUtcNow().UtcDateTime;
        MessagingTelemetry.Published.Add(result.Published.Count, service);
        foreach (var row in result.Published)
            MessagingTelemetry.Delay.Record((now - row.CreatedAt).TotalSeconds, service);
        MessagingTelemetry.Parked.Add(result.Parked.Count, service);
        foreach (var parked in result.Parked)
            logger.LogError(
                "Event {MessageId} of {Service} is parked: {Error}",
                parked.Row.MessageId,
                module.Service,
                parked.Error
            );
        if (result.Failure is { } failure)
            throw new RelayException(
                $"The broker took {result.Published.Count} of {rows.Count} events.",
                failure
            );
    }

    private async Task CleanUpAsync(RelaySession session, CancellationToken stoppingToken)
    {
        var now = database.Time.GetUtcNow();
        // Also if the clock was set back: otherwise no clean-up would be due until it reached its former time again.
        if (now >= lastCleanUp && now - lastCleanUp < CleanUpInterval)
            return;
        lastCleanUp = now;
        await session.CleanUpAsync(
            now.AddDays(-options.KeepPublishedDays),
            now.AddDays(-options.KeepHandledDays),
            stoppingToken
        );
    }
}

/// <summary>The broker did not accept all events; the others wait.</summary>
internal sealed class RelayException(string message, Exception inner) : Exception(message, inner);
