using Npgsql;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Inbox;

/// <summary>
/// Wakes the watches of this process when something was delivered to any inbox. Carries nothing: each watch reads for
/// itself. What a lost connection swallowed is found when it is back, and at the latest by the watches' own heartbeat.
/// </summary>
internal sealed class InboxNotifier(NotificationsDatabase database, ILogger<InboxNotifier> logger)
    : BackgroundService
{
    private const string Channel = "notifications_inbox";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private readonly AsyncSignal pulse = new();

    /// <summary>
    /// Completes with the next delivery. Take it before reading: what commits after the read completes it, so that
    /// nothing falls between the two.
    /// </summary>
    public Task Next => pulse.Next;

    /// <summary>Tells every process with the commit that there is something new to deliver or send.</summary>
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
        // Never given back to the pool alive: it would go on listening for somebody else.
        await using var connection = await database.DataSource.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, _) => pulse.Send();
        try
        {
            // A connection whose other end is gone without a word would listen for ever.
            await using (
                var listen = new NpgsqlCommand(
                    $"set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3; listen {Channel}",
                    connection
                )
            )
                await listen.ExecuteNonQueryAsync(stoppingToken);
            // What came while nobody listened.
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

    // A connection that has died in silence fails here, and is made anew.
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
            // The connection is gone, and the subscription with it.
        }
    }
}
