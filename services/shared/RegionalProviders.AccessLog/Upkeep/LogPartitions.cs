using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RegionalProviders.AccessLog.Calls;
using RegionalProviders.Persistence;

namespace RegionalProviders.AccessLog.Upkeep;

/// <summary>Creates the partitions of this month and the next two, at start-up and every few hours.</summary>
internal sealed class LogPartitions(
    AccessLogs logs,
    LogPartitionState state,
    TimeProvider time,
    ILogger<LogPartitions> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(4);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            foreach (var database in logs.Databases)
                await MakeAsync(database, stoppingToken);
            await Task.Delay(
                state.Troubles.Count == 0 ? Interval : RetryInterval,
                time,
                stoppingToken
            );
        }
    }

    internal async Task MakeAsync(ServiceDatabase database, CancellationToken cancellationToken)
    {
        var service = database.Schema.Name;
        try
        {
            await using var connection = await database.DataSource.OpenConnectionAsync(
                cancellationToken
            );
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var isCaught = await connection.ExecuteScalarAsync<bool>(
                new CommandDefinition(
                    $"select {service}.make_access_log_partitions(@today)",
                    new { today },
                    cancellationToken: cancellationToken
                )
            );
            state.Set(
                service,
                isCaught ? "the default partition holds lines: a clock is wrong, or was" : null
            );
        }
        catch (Npgsql.NpgsqlException exception)
        {
            logger.LogWarning(exception, "Partitions of the access log of {Service}", service);
            state.Set(service, "partitions could not be made; the log says why");
        }
    }
}
