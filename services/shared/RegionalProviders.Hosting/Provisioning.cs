using Microsoft.Extensions.Configuration;
using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting;

/// <summary>
/// Creates roles and empty schemas for a set of services in one database, as a superuser, and returns the services'
/// connection strings.
/// </summary>
public static class Provisioning
{
    /// <summary>Provisions the database that the connection string names.</summary>
    /// <param name="superuser">Connection string of a superuser.</param>
    /// <param name="modules">The services.</param>
    /// <param name="passwordOf">Password of a role by its name.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
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

    /// <summary>
    /// Provisions with <c>ConnectionStrings:superuser</c>, for the roles and passwords in the services' configured
    /// connection strings. Running it again sets the passwords again, which is how to change them.
    /// </summary>
    public static Task ProvisionAsync(
        IConfiguration configuration,
        IReadOnlyList<PlatformModule> modules,
        CancellationToken cancellationToken
    )
    {
        var passwords = modules
            .SelectMany(module => new[] { module.Name, $"{module.Name}-owner" })
            .Select(name => new NpgsqlConnectionStringBuilder(
                DataSources.ConnectionString(configuration, name)
            ))
            .ToDictionary(each => each.Username!, each => each.Password!);
        return ProvisionAsync(
            DataSources.ConnectionString(configuration, "superuser"),
            modules,
            role =>
                passwords.GetValueOrDefault(role)
                ?? throw new InvalidOperationException(
                    $"No connection string names the role {role} with a password."
                ),
            cancellationToken
        );
    }

    private static string As(string superuser, string role, string password) =>
        new NpgsqlConnectionStringBuilder(superuser)
        {
            Username = role,
            Password = password,
        }.ConnectionString;
}
