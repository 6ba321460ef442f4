using Dapper;
using Npgsql;
using RegionalProviders.Hosting;
using RegionalProviders.Persistence;
using RegionalProviders.Testing;

namespace RegionalProviders.Shared.Tests.Persistence;

public sealed class MigrationTests
{
    private static readonly ServiceSchema Schema = new("probe", [MigrationSource.Persistence]);

    [Fact]
    public async Task Apply_Twice_AppliesOnce()
    {
        await using var probe = await ProbeAsync();

        var first = await new MigrationRunner(TimeProvider.System).ApplyAsync(
            Schema,
            probe.Owner,
            default
        );
        var second = await new MigrationRunner(TimeProvider.System).ApplyAsync(
            Schema,
            probe.Owner,
            default
        );

        Assert.Equal(["persistence/0001_principals", "persistence/0002_idempotency"], first);
        Assert.Empty(second);
    }

    [Fact]
    public async Task Apply_ByTwoAtOnce_AppliesOnce()
    {
        await using var probe = await ProbeAsync();

        var both = await Task.WhenAll(
            new MigrationRunner(TimeProvider.System).ApplyAsync(Schema, probe.Owner, default),
            new MigrationRunner(TimeProvider.System).ApplyAsync(Schema, probe.Owner, default)
        );

        Assert.Equal(Schema.Migrations.Count, both.Sum(names => names.Count));
    }

    [Fact]
    public async Task Apply_ChangedFile_IsRefusedByName()
    {
        await using var probe = await ProbeAsync();
        await new MigrationRunner(TimeProvider.System).ApplyAsync(Schema, probe.Owner, default);
        await using (var connection = await probe.Owner.OpenConnectionAsync())
            await connection.ExecuteAsync(
                "update probe.schema_version set checksum = 'other' where name = 'persistence/0001_principals'"
            );

        var failure = await Assert.ThrowsAsync<MigrationException>(() =>
            new MigrationRunner(TimeProvider.System).ApplyAsync(Schema, probe.Owner, default)
        );

        Assert.Contains("persistence/0001_principals", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_AfterATransaction_CarriesNoPrincipalOn()
    {
        await using var probe = await ProbeAsync();
        await new MigrationRunner(TimeProvider.System).ApplyAsync(Schema, probe.Owner, default);
        await using var app = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(probe.App) { MaxPoolSize = 1 }
        );
        await using var connection = await app.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await connection.ExecuteAsync(
                "select set_config('app.principal_kind', 'council', true)",
                transaction: transaction
            );
            Assert.Equal(
                "council",
                await connection.ExecuteScalarAsync<string>(
                    "select probe.principal_kind()",
                    transaction: transaction
                )
            );
            await transaction.CommitAsync();
        }

        var failure = await Assert.ThrowsAsync<PostgresException>(() =>
            connection.ExecuteScalarAsync<string>("select probe.principal_kind()")
        );

        Assert.Equal("RP001", failure.SqlState);
    }

    private static async Task<Probe> ProbeAsync()
    {
        var database = await TestDatabase.CreateAsync();
        var strings = await Provisioning.ProvisionAsync(
            database.ConnectionString,
            [new PlatformModule(Schema, _ => { }, _ => { })],
            role => $"test-{role}",
            default
        );
        return new Probe(
            database,
            NpgsqlDataSource.Create(strings["ConnectionStrings:probe-owner"]!),
            strings["ConnectionStrings:probe"]!
        );
    }

    private sealed record Probe(TestDatabase Database, NpgsqlDataSource Owner, string App)
        : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Owner.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}
