using Npgsql;
using RegionalProviders.Servers;
using static Servers.Tests.PostgresSteps;

namespace Servers.Tests;

/// <summary>A PostgreSQL in a folder that is kept, already in use or inaccessible.</summary>
public sealed class PrivatePostgresFolderTests
{
    [Fact]
    public async Task StartAsync_AfterStop_KeepsDataAndPassword()
    {
        using var folder = new KeptFolder();
        string before;
        await using (var first = await StartAsync(folder.Path))
        {
            before = first.ConnectionString;
            await ExecuteAsync(first, "create table kept (n int); insert into kept values (42)");
        }

        await using var second = await StartAsync(folder.Path);

        Assert.Equal("42", await ScalarAsync(second, "select n from kept"));
        Assert.Equal(
            new NpgsqlConnectionStringBuilder(before).Password,
            new NpgsqlConnectionStringBuilder(second.ConnectionString).Password
        );
    }

    [Fact]
    public async Task StartAsync_AfterKill9_RecoversWhatWasCommitted()
    {
        using var folder = new KeptFolder();
        // Unlike the settings for tests, the default ones lose no commit.
        await using var first = await PrivatePostgres.StartAsync(new() { Folder = folder.Path });
        await ExecuteAsync(first, "create table kept (n int); insert into kept values (42)");
        Processes.Kill(Postmaster(first));
        await first.Ended.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(File.Exists(Path.Combine(folder.Path, "data", "postmaster.pid")));
        await first.DisposeAsync();

        await using var second = await StartAsync(folder.Path);

        Assert.Equal("42", await ScalarAsync(second, "select n from kept"));
    }

    [Fact]
    public async Task StartAsync_StaleNumberOfAnotherProgram_StartsAndLeavesThatAlone()
    {
        using var folder = new KeptFolder();
        await using (await StartAsync(folder.Path)) { }
        using var other = System.Diagnostics.Process.Start("sleep", "60");
        var file = Path.Combine(folder.Path, "data", "postmaster.pid");
        await File.WriteAllTextAsync(
            file,
            $"{other.Id}\n{folder.Path}/data\n1\n5432\n\n127.0.0.1\n"
        );

        await using (var server = await StartAsync(folder.Path))
            Assert.Equal("1", await ScalarAsync(server, "select 1"));

        Assert.False(other.HasExited);
        other.Kill();
    }

    [Fact]
    public async Task StartAsync_HalfMadeData_StartsAfresh()
    {
        using var folder = new KeptFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "making", "data", "base"));
        if (Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(
                folder.Path,
                File.GetUnixFileMode(folder.Path) | UnixFileMode.OtherExecute
            );

        await using var server = await StartAsync(folder.Path);

        Assert.Equal("1", await ScalarAsync(server, "select 1"));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "making")));
    }

    [Fact]
    public async Task StartAsync_FolderOpenElsewhere_IsRefusedAndTheFirstGoesOn()
    {
        using var folder = new KeptFolder();
        await using var first = await StartAsync(folder.Path);

        var error = await Assert.ThrowsAsync<ServerStartException>(() => StartAsync(folder.Path));

        Assert.Contains(
            $"{folder.Path}: another running process uses it",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("1", await ScalarAsync(first, "select 1"));
    }

    [Fact]
    public async Task StartAsync_DataServedByALivePostgres_IsRefusedAndThatGoesOn()
    {
        using var folder = new KeptFolder();
        await using var first = await StartAsync(folder.Path);
        // As if the server had been started by other means, which do not use our lock file.
        File.Delete(Path.Combine(folder.Path, "owner.lock"));

        var error = await Assert.ThrowsAsync<ServerStartException>(() =>
            PrivatePostgres.StartAsync(
                new() { Folder = folder.Path, StartTimeout = TimeSpan.FromSeconds(1) }
            )
        );

        Assert.Contains($"as process {Postmaster(first)}", error.Message, StringComparison.Ordinal);
        Assert.Equal("1", await ScalarAsync(first, "select 1"));
    }

    [RootFact]
    public async Task StartAsync_FolderThatPostgresMayNotEnter_SaysSoAndAnotherIsOffered()
    {
        var closed = Directory.CreateTempSubdirectory("rp-closed-").FullName;
        var wanted = Path.Combine(closed, "postgres");

        var error = await Assert.ThrowsAsync<ServerStartException>(() => StartAsync(wanted));
        var offered = await PrivatePostgres.ReachableFolderAsync(wanted);

        Assert.Contains($"may not enter {wanted}", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("/var/lib/regional-providers/", offered, StringComparison.Ordinal);
        Assert.Equal(offered, await PrivatePostgres.ReachableFolderAsync(wanted));
        Directory.Delete(closed, recursive: true);
    }

    [Fact]
    public async Task ReachableFolderAsync_FolderWithinReach_IsTheOneGiven()
    {
        using var folder = new KeptFolder();

        Assert.Equal(folder.Path, await PrivatePostgres.ReachableFolderAsync(folder.Path));
    }
}
