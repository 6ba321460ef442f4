using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting;

/// <summary>
/// Makes roles and empty schemas for a set of services in one database, as a superuser, and says with which
/// connection strings the services reach it. For the embedded default and tests; elsewhere an administrator does it.
/// </summary>
public static class Provisioning
{
    /// <summary>Provisions the database that the connection string names.</summary>
    /// <param name="superuser">Connection string of a superuser.</param>
    /// <param name="modules">The services.</param>
    /// <param name="passwordOf">Password of a role by its name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Configuration: <c>ConnectionStrings:&lt;schema&gt;</c> and <c>ConnectionStrings:&lt;schema&gt;-owner</c>.</returns>
    public static async Task<Dictionary<string, string?>> ProvisionAsync(
        string superuser,
        IReadOnlyList<PlatformModule> modules,
        Func<string, string> passwordOf,
        CancellationToken cancellationToken
    )
    {
        var configuration = new Dictionary<string, string?>();
        await using var source = NpgsqlDataSource.Create(superuser);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        foreach (var schema in modules.Select(module => module.Schema))
        {
            var owner = passwordOf(schema.OwnerRole);
            var app = passwordOf(schema.AppRole);
            await SchemaProvisioner.ProvisionAsync(
                connection,
                schema,
                owner,
                app,
                cancellationToken
            );
            configuration[$"ConnectionStrings:{schema.Name}"] = As(superuser, schema.AppRole, app);
            configuration[$"ConnectionStrings:{schema.Name}-owner"] = As(
                superuser,
                schema.OwnerRole,
                owner
            );
        }

        return configuration;
    }

    private static string As(string superuser, string role, string password) =>
        new NpgsqlConnectionStringBuilder(superuser)
        {
            Username = role,
            Password = password,
        }.ConnectionString;
}
