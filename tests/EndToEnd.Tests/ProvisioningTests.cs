using Microsoft.Extensions.Configuration;
using Npgsql;
using RegionalProviders.Hosting;
using RegionalProviders.Testing;

namespace RegionalProviders.EndToEnd.Tests;

/// <summary>The step <c>--provision</c> of docs/operations.md.</summary>
public sealed class ProvisioningTests
{
    [Fact]
    public async Task Provision_FromConnectionStrings_MakesRolesThatSignInAndOwnNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var configuration = Configure(database);

        await Provisioning.ProvisionAsync(
            configuration,
            TestPlatform.Modules,
            CancellationToken.None
        );
        await Provisioning.ProvisionAsync(
            configuration,
            TestPlatform.Modules,
            CancellationToken.None
        );

        foreach (var module in TestPlatform.Modules)
        {
            await using var source = DataSources.Create(configuration, module.Name);
            Assert.Equal("off", await AskAsync(source, "show jit"));
            Assert.Equal(
                "False False",
                await AskAsync(
                    source,
                    $"""
                    select concat_ws(' ', initcap(has_schema_privilege('{module.Name}', 'create')::text),
                        initcap(rolsuper::text)) from pg_roles where rolname = current_user
                    """
                )
            );
        }
    }

    [Fact]
    public async Task Provision_WithoutASuperuser_NamesWhatIsMissing()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Provisioning.ProvisionAsync(
                new ConfigurationBuilder().AddInMemoryCollection(Strings("Host=nowhere")).Build(),
                TestPlatform.Modules,
                CancellationToken.None
            )
        );

        Assert.Contains("ConnectionStrings:superuser", error.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configure(TestDatabase database) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(Strings(database.ConnectionString))
            .AddInMemoryCollection([new("ConnectionStrings:superuser", database.ConnectionString)])
            .Build();

    // Roles belong to the whole server, which other tests use too: they keep the passwords that all tests use.
    private static Dictionary<string, string?> Strings(string server) =>
        TestPlatform
            .Modules.SelectMany(module =>
                new[]
                {
                    (Name: module.Name, Role: module.Schema.AppRole),
                    (Name: $"{module.Name}-owner", Role: module.Schema.OwnerRole),
                }
            )
            .ToDictionary(
                each => $"ConnectionStrings:{each.Name}",
                string? (each) =>
                    new NpgsqlConnectionStringBuilder(server)
                    {
                        Username = each.Role,
                        Password = $"test-{each.Role}",
                    }.ConnectionString
            );

    private static async Task<string?> AskAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync();
    }
}
