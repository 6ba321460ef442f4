using Microsoft.Extensions.Configuration;
using Npgsql;

namespace RegionalProviders.Hosting;

/// <summary>Connections to PostgreSQL by the names in the configuration.</summary>
public static class DataSources
{
    /// <summary>
    /// Creates a data source for <c>ConnectionStrings:&lt;name&gt;</c>. If it is missing, throws an exception that
    /// names it.
    /// </summary>
    public static NpgsqlDataSource Create(IConfiguration configuration, string name)
    {
        var text = ConnectionString(configuration, name);
        var builder = new NpgsqlConnectionStringBuilder(text)
        {
            ApplicationName = name,
            // Parameters and key values may be personal: they must not be in exceptions, which are logged.
            IncludeErrorDetail = false,
        };
        // Behind a transaction-level pooler, prepared statements are the pooler's job: then set this to 0 in the string.
        if (!text.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase))
            builder.MaxAutoPrepare = 100;
        // For one service and process: all pools together must fit into the server's max_connections.
        if (!text.Contains("Pool Size", StringComparison.OrdinalIgnoreCase))
            builder.MaxPoolSize = 30;
        // Whole batches of rows are sent in chunks of this size; the default size means four times as many system calls.
        if (!text.Contains("Write Buffer", StringComparison.OrdinalIgnoreCase))
            builder.WriteBufferSize = 32 * 1024;
        return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
    }

    /// <summary>
    /// The text of <c>ConnectionStrings:&lt;name&gt;</c>. If it is missing, throws an exception that names it.
    /// </summary>
    public static string ConnectionString(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name)
        ?? throw new InvalidOperationException(
            $"The configuration has no ConnectionStrings:{name}."
        );
}
