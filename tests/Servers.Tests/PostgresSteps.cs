using System.Globalization;
using Npgsql;
using RegionalProviders.Servers;

namespace Servers.Tests;

internal static class PostgresSteps
{
    public static Task<PrivatePostgres> StartAsync(string? folder = null) =>
        PrivatePostgres.StartAsync(
            new() { Folder = folder, Settings = PrivatePostgresOptions.Throwaway }
        );

    public static int Postmaster(PrivatePostgres server) =>
        int.Parse(
            File.ReadLines(Path.Combine(server.Folder, "data", "postmaster.pid")).First(),
            CultureInfo.InvariantCulture
        );

    public static async Task ExecuteAsync(PrivatePostgres server, string sql) =>
        await ScalarAsync(server, sql);

    public static async Task<string> ScalarAsync(PrivatePostgres server, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)
            ?? "";
    }
}
