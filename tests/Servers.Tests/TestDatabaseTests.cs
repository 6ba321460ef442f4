using Npgsql;
using RegionalProviders.Testing;

namespace Servers.Tests;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task CreateAsync_Twice_DatabasesAreEmptyAndApart()
    {
        await using var first = await TestDatabase.CreateAsync();
        await using var second = await TestDatabase.CreateAsync();
        await ScalarAsync(first, "create table t (n int)");

        Assert.Equal(DBNull.Value, await ScalarAsync(second, "select to_regclass('t')::text"));
    }

    [Fact]
    public async Task DisposeAsync_SomebodyIsConnected_DropsTheDatabase()
    {
        var database = await TestDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();

        await database.DisposeAsync();

        await using var other = await TestDatabase.CreateAsync();
        Assert.Equal(
            0L,
            await ScalarAsync(
                other,
                $"select count(*) from pg_database where datname = '{database.Name}'"
            )
        );
    }

    [Fact]
    public async Task CloneAsync_ManyAtOnce_PreparesOnceAndEachHasItsOwnCopy()
    {
        var key = $"{Guid.NewGuid():n}";
        var prepared = 0;
        async Task Prepare(TestDatabase database)
        {
            Interlocked.Increment(ref prepared);
            await ScalarAsync(database, "create table t (n int); insert into t values (7)");
            // A connection that is left open must not prevent the copy or the drop.
            await new NpgsqlConnection(database.ConnectionString).OpenAsync();
        }

        var clones = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => TestDatabase.CloneAsync(key, Prepare))
        );
        await ScalarAsync(clones[0], "delete from t");

        Assert.Equal(1, prepared);
        Assert.Equal(1L, await ScalarAsync(clones[4], "select count(*) from t"));
        foreach (var clone in clones)
            await clone.DisposeAsync();
    }

    private static async Task<object?> ScalarAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
