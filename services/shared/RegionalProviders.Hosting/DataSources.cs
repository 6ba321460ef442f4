using Microsoft.Extensions.Configuration;
using Npgsql;

namespace RegionalProviders.Hosting;

/// <summary>Connections to PostgreSQL by the names in the configuration.</summary>
public static class DataSources
{
    /// <summary>Opens <c>ConnectionStrings:&lt;name&gt;</c>. Throws with the name where it is missing.</summary>
    public static NpgsqlDataSource Create(IConfiguration configuration, string name)
    {
        var text = ConnectionString(configuration, name);
        var builder = new NpgsqlConnectionStringBuilder(text)
        {
            ApplicationName = name,
            // Parameters and key values may be personal: they must not stand in exceptions, which are logged.
            IncludeErrorDetail = false,
        };
        // Behind a transaction-level pooler prepared statements are the pooler's business: then say 0 in the string.
        if (!text.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase))
            builder.MaxAutoPrepare = 100;
        // Of one service and process: all of them together must fit into the server's max_connections.
        if (!text.Contains("Pool Size", StringComparison.OrdinalIgnoreCase))
            builder.MaxPoolSize = 30;
        // Whole batches of rows go out in pieces of this size; the usual one means four times the system calls.
        if (!text.Contains("Write Buffer", StringComparison.OrdinalIgnoreCase))
            builder.WriteBufferSize = 32 * 1024;
        return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
    }

    /// <summary>The text of <c>ConnectionStrings:&lt;name&gt;</c>. Throws with the name where it is missing.</summary>
    public static string ConnectionString(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name)
        ?? throw new InvalidOperationException(
            $"The configuration has no ConnectionStrings:{name}."
        );
}
