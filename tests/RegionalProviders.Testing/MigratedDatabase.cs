using System.Security.Cryptography;
using System.Text;
using Npgsql;
using RegionalProviders.Hosting;
using RegionalProviders.Persistence;
using RegionalProviders.Reference;

namespace RegionalProviders.Testing;

/// <summary>
/// Databases with the schemas of services: copies of a template that is migrated by the first test of the whole run, in
/// whichever process.
/// </summary>
public static class MigratedDatabase
{
    /// <summary>The same password in all test processes: roles belong to the server, which the processes share.</summary>
    public static string Password(string role) => $"test-{role}";

    /// <summary>A new database with the migrated schemas of the services, and the roles that they connect as.</summary>
    /// <param name="modules">The services.</param>
    /// <param name="server">A superuser's connection string; null for the server of <see cref="TestServers"/>.</param>
    public static Task<TestDatabase> CreateAsync(
        IReadOnlyList<PlatformModule> modules,
        string? server = null
    ) =>
        TestDatabase.CloneAsync(
            KeyOf(modules),
            database => MigrateAsync(database, modules),
            server
        );

    // Depends on migrations and reference data, so that changed code does not reuse an older template on a server that
    // outlives the run.
    private static string KeyOf(IReadOnlyList<PlatformModule> modules)
    {
        var versions = modules
            .SelectMany(module => module.Schema.Migrations)
            .Select(migration => $"{migration.Name} {migration.Checksum}")
            .Append(typeof(CouncilDirectory).Module.ModuleVersionId.ToString())
            .Concat(
                modules
                    .Select(module => module.Schema.LoadReferenceData?.Method.Module)
                    .OfType<System.Reflection.Module>()
                    .Select(code => code.ModuleVersionId.ToString())
            );
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', versions)))
        );
    }

    private static async Task MigrateAsync(
        TestDatabase database,
        IReadOnlyList<PlatformModule> modules
    )
    {
        var strings = await Provisioning.ProvisionAsync(
            database.ConnectionString,
            modules,
            Password,
            CancellationToken.None
        );
        var runner = new MigrationRunner(TimeProvider.System);
        foreach (var module in modules)
        {
            await using var owner = NpgsqlDataSource.Create(
                strings[$"ConnectionStrings:{module.Name}-owner"]!
            );
            await runner.ApplyAsync(module.Schema, owner, CancellationToken.None);
        }
    }
}
