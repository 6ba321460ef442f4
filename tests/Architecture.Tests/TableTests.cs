using Dapper;
using Npgsql;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Architecture.Tests;

/// <summary>The tenant wall, table by table, as the database itself describes it. A new table is found by itself.</summary>
public sealed class TableTests
{
    // Migration bookkeeping: names and checksums, the same for every caller.
    private const string Exempt = "schema_version";

    [Fact]
    public async Task Tables_OfEveryService_HaveForcedRowLevelSecurityAndAPolicy()
    {
        await using var connection = await ConnectAsync();
        var tables = (
            await connection.QueryAsync<(
                string Schema,
                string Name,
                bool Enabled,
                bool Forced,
                long Policies
            )>(
                """
                select n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity,
                       (select count(*) from pg_policy p where p.polrelid = c.oid)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('identity', 'providers') and c.relkind in ('r', 'p')
                """
            )
        ).ToList();

        Assert.True(tables.Count >= 20, $"Only {tables.Count} tables were found.");
        Assert.All(
            tables.Where(table => table.Name != Exempt),
            table =>
                Assert.True(
                    table is { Enabled: true, Forced: true, Policies: > 0 },
                    $"{table.Schema}.{table.Name}"
                )
        );
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("providers")]
    public async Task AppRole_Always_IsBoundByPoliciesAndOwnsNothing(string service)
    {
        await using var connection = await ConnectAsync();
        var role = await connection.QuerySingleAsync<(
            bool Super,
            bool Bypass,
            bool CreateRole,
            bool CreateDatabase
        )>(
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = @role",
            new { role = $"rp_{service}_app" }
        );
        var owned = await connection.ExecuteScalarAsync<long>(
            "select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = @role",
            new { role = $"rp_{service}_app" }
        );

        Assert.Equal((false, false, false, false), role);
        Assert.Equal(0, owned);
    }

    [Theory]
    [InlineData("identity", "providers.setting")]
    [InlineData("providers", "identity.client")]
    public async Task AppRole_InAnotherServicesSchema_IsDenied(string service, string table)
    {
        var platform = await TestPlatform.SharedAsync();
        await using var connection = new NpgsqlConnection(platform.AppConnectionString(service));
        await connection.OpenAsync();

        var failure = await Assert.ThrowsAsync<PostgresException>(() =>
            connection.ExecuteAsync($"select 1 from {table}")
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, failure.SqlState);
    }

    [Theory]
    [InlineData("identity", "create table identity.mine (id int)")]
    [InlineData("providers", "create table providers.mine (id int)")]
    [InlineData("providers", "create table public.mine (id int)")]
    [InlineData("providers", "alter table providers.setting disable row level security")]
    [InlineData("providers", "drop policy readers on providers.setting")]
    [InlineData("providers", "truncate providers.history")]
    [InlineData("providers", "delete from providers.history")]
    public async Task AppRole_ThatChangesTheSchema_IsDenied(string service, string sql)
    {
        var platform = await TestPlatform.SharedAsync();
        await using var connection = new NpgsqlConnection(platform.AppConnectionString(service));
        await connection.OpenAsync();

        var failure = await Assert.ThrowsAsync<PostgresException>(() =>
            connection.ExecuteAsync(sql)
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, failure.SqlState);
    }

    [Theory]
    [InlineData("identity", "identity.client")]
    [InlineData("providers", "providers.setting")]
    [InlineData("providers", "providers.idempotency")]
    public async Task Read_WithoutAPrincipal_IsAnErrorNotAnEmptyAnswer(string service, string table)
    {
        var platform = await TestPlatform.SharedAsync();
        // A row must be there: policies are asked when there is something to ask about.
        var officer = await platform.People.CouncilAsync();
        await officer.Settings.CreateSettingAsync(
            new CreateSettingRequest
            {
                Name = "Elm Lodge",
                ServiceType = ServiceType.FloatingSupport,
                HostAuthorityGss = TestPrincipals.Bristol,
                RequestId = Guid.NewGuid().ToString(),
            }
        );
        await using var connection = new NpgsqlConnection(platform.AppConnectionString(service));
        await connection.OpenAsync();

        var failure = await Assert.ThrowsAsync<PostgresException>(() =>
            connection.ExecuteScalarAsync<long>($"select count(*) from {table}")
        );

        Assert.Equal("RP001", failure.SqlState);
    }

    private static async Task<NpgsqlConnection> ConnectAsync()
    {
        var platform = await TestPlatform.SharedAsync();
        var connection = new NpgsqlConnection(platform.SuperuserConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
