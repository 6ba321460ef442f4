using Npgsql;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Inbox;

/// <summary>
/// Wakes the watches of this process when something was delivered to any inbox. The notification has no payload: each
/// watch reads for itself. Notifications missed while the connection was lost are made up for when it is restored, at
/// the latest on the watches' own heartbeat.
/// </summary>
internal sealed class InboxNotifier(NotificationsDatabase database, ILogger<InboxNotifier> logger)
    : BackgroundService
{
    private const string Channel = "notifications_inbox";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private readonly AsyncSignal pulse = new();

    /// <summary>
    /// Completes on the next delivery. Take it before reading: a commit after the read completes it, so that no
    /// delivery is missed.
    /// </summary>
    public Task Next => pulse.Next;

    /// <summary>Notifies every process, on commit, that there is something new to deliver or send.</summary>
    public static Task NotifyAsync(ServiceTransaction tx) =>
        tx.EnqueueAsync(SqlStatement.Call($"select pg_notify('{Channel}', '')"));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogWarning(
                    exception,
                    "Watches are not woken and look for themselves; listening is tried again in {Pause}.",
                    Pause
                );
                await Task.Delay(Pause, database.Time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        // UNLISTEN before the connection returns to the pool, so that it does not go on listening for its next user.
        await using var connection = await database.DataSource.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, _) => pulse.Send();
        try
        {
            // Without keepalives, a connection whose peer has vanished would listen for ever.
            await using (
                var listen = new NpgsqlCommand(
                    $"set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3; listen {Channel}",
                    connection
                )
            )
                await listen.ExecuteNonQueryAsync(stoppingToken);
            // Covers anything delivered before LISTEN took effect.
            pulse.Send();
            while (true)
                if (!await connection.WaitAsync(Every, stoppingToken))
                    await ProbeAsync(connection, stoppingToken);
        }
        finally
        {
            await UnlistenAsync(connection);
        }
    }

    // Fails if the connection is dead, so that a new one is opened.
    private static async Task ProbeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var probe = new NpgsqlCommand("select 1", connection);
        await probe.ExecuteScalarAsync(ct);
    }

    private static async Task UnlistenAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var unlisten = new NpgsqlCommand("unlisten *; reset all", connection);
            await unlisten.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // The connection is lost, and the subscription with it.
        }
    }
}
