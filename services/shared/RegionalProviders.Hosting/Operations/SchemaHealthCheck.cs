using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting.Operations;

/// <summary>
/// Ready means that the database responds and the schema has every migration that this program was built with.
/// </summary>
internal sealed class SchemaHealthCheck(ServiceDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await using var command = database.DataSource.CreateCommand(
                $"select name from {database.Schema.Name}.schema_version"
            );
            var applied = new HashSet<string>(StringComparer.Ordinal);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                applied.Add(reader.GetString(0));
            var missing = database
                .Schema.Migrations.Where(migration => !applied.Contains(migration.Name))
                .ToList();
            return missing.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(
                    $"Schema {database.Schema.Name} lacks {missing[0].Name}: run --migrate."
                );
        }
        catch (NpgsqlException exception)
        {
            return HealthCheckResult.Unhealthy(
                $"Schema {database.Schema.Name} cannot be read.",
                exception
            );
        }
    }
}
