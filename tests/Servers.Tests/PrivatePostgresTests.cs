using Npgsql;
using RegionalProviders.Servers;
using static Servers.Tests.PostgresSteps;

namespace Servers.Tests;

/// <summary>A PostgreSQL in a temporary folder.</summary>
public sealed class PrivatePostgresTests
{
    [Fact]
    public async Task StartAsync_NoFolder_ServesOnLoopbackAloneAndLeavesNothing()
    {
        var server = await PrivatePostgres.StartAsync(
            new() { Settings = PrivatePostgresOptions.Throwaway }
        );
        var folder = server.Folder;
        var session = server.Session;
        await using (server)
        {
            Assert.Equal("off", await ScalarAsync(server, "show fsync"));
            Assert.Equal("on", await ScalarAsync(server, "show data_checksums"));
            Assert.Equal("UTF8", await ScalarAsync(server, "show server_encoding"));
            Assert.Equal("UTC", await ScalarAsync(server, "show timezone"));
            Assert.Equal(["0100007F"], Processes.ListeningAddresses(session));
        }

        Assert.False(Directory.Exists(folder));
        Assert.Empty(Processes.Where(process => process.Session == session));
        Assert.True(server.Ended.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task StartAsync_Password_IsRequiredAndNowhereToBeSeen()
    {
        await using var server = await StartAsync();
        var secret = Path.Combine(server.Folder, "superuser.password");
        var password = await File.ReadAllTextAsync(secret);
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Password = "wrong",
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);

        var error = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());

        Assert.Equal(PostgresErrorCodes.InvalidPassword, error.SqlState);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(secret));
        Assert.False(Processes.AnyCommandLineHas(password));
        Assert.DoesNotContain(
            password,
            await File.ReadAllTextAsync(Path.Combine(server.Folder, "server.log")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task StartAsync_StatementFails_ValuesStayOutOfTheLog()
    {
        await using var server = await StartAsync();
        await ExecuteAsync(
            server,
            "create table t (name text primary key); insert into t values ('Marlowe')"
        );

        await Assert.ThrowsAsync<PostgresException>(() =>
            ExecuteAsync(server, "insert into t values ('Marlowe')")
        );

        var log = await File.ReadAllTextAsync(Path.Combine(server.Folder, "server.log"));
        Assert.Contains("duplicate key", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Marlowe", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_TwoFolders_RunSideBySide()
    {
        var servers = await Task.WhenAll(StartAsync(), StartAsync());
        await using var first = servers[0];
        await using var second = servers[1];
        await ExecuteAsync(first, "create table only_here (n int)");

        Assert.NotEqual(first.Port, second.Port);
        Assert.NotEqual("", await ScalarAsync(first, "select to_regclass('only_here')::text"));
        Assert.Equal("", await ScalarAsync(second, "select to_regclass('only_here')::text"));
    }

    [Fact]
    public async Task StartAsync_PortTaken_SaysWhich()
    {
        await using var first = await StartAsync();

        var error = await Assert.ThrowsAsync<ServerStartException>(() =>
            PrivatePostgres.StartAsync(new() { Port = first.Port })
        );

        Assert.Contains($"127.0.0.1:{first.Port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_PortTakenInBetween_TriesAnother()
    {
        await using var first = await StartAsync();
        var ports = new Queue<int>([first.Port, FreePort.Next()]);

        await using var second = await PrivatePostgres.StartAsync(
            new() { Settings = PrivatePostgresOptions.Throwaway },
            ports.Dequeue,
            CancellationToken.None
        );

        Assert.Equal("1", await ScalarAsync(second, "select 1"));
        Assert.NotEqual(first.Port, second.Port);
    }

    [Fact]
    public async Task StartAsync_SettingUnknown_ShowsWhatPostgresSays()
    {
        var error = await Assert.ThrowsAsync<ServerStartException>(() =>
            PrivatePostgres.StartAsync(
                new()
                {
                    Settings = new Dictionary<string, string>
                    {
                        ["fsync"] = "off",
                        ["no_such"] = "1",
                    },
                }
            )
        );

        Assert.Contains(
            "unrecognized configuration parameter \"no_such\"",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task StartAsync_Cancelled_LeavesNothing()
    {
        using var folder = new KeptFolder();
        using var cancel = new CancellationTokenSource();
        var starting = PrivatePostgres.StartAsync(new() { Folder = folder.Path }, cancel.Token);
        await Processes.UntilAsync(
            () => File.Exists(Path.Combine(folder.Path, "running.lock")),
            "Nothing was started."
        );

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        Assert.False(Processes.AnyCommandLineHas(folder.Path));
    }
}
