using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using RegionalProviders.Servers;
using static Servers.Tests.PostgresSteps;

namespace Servers.Tests;

/// <summary>The scripts in operations/, used as docs/operations.md describes.</summary>
public sealed class BackupTests
{
    private const int Writers = 4;

    [Fact]
    public async Task Restore_DatabaseDestroyedWhileWriting_HoldsEveryAnsweredCommit()
    {
        using var folder = new KeptFolder();
        using var copies = new KeptFolder();
        var archive = Path.Combine(copies.Path, "archive");
        Directory.CreateDirectory(copies.Path);
        Own(copies.Path);
        ConcurrentBag<int> answered = [];
        string backup;
        await using (var server = await StartKeptAsync(folder.Path))
        {
            using var receiver = Start(server, "receive-wal.sh", archive);
            await ExecuteAsync(
                server,
                "alter system set synchronous_standby_names = 'pg_receivewal'"
            );
            await ExecuteAsync(server, "select pg_reload_conf()");
            await ExecuteAsync(server, "create table kept (number integer primary key)");
            using (var copy = Start(server, "base-backup.sh", Path.Combine(copies.Path, "base")))
            {
                await copy.WaitForExitAsync();
                Assert.Equal(0, copy.ExitCode);
            }

            backup = Directory.GetDirectories(Path.Combine(copies.Path, "base")).Single();
            var writing = Enumerable
                .Range(0, Writers)
                .Select(writer => WriteAsync(server, writer, answered))
                .ToArray();
            await Processes.UntilAsync(() => answered.Count > 500, "Nothing was written.");
            Processes.Kill(Postmaster(server));
            await Task.WhenAll(writing);
            await server.Ended;
            receiver.Kill(entireProcessTree: true);
            await receiver.WaitForExitAsync();
        }

        // The machine is lost: only the base backup and the archive are left.
        Directory.Delete(Path.Combine(folder.Path, "data"), recursive: true);
        using (var restore = Run("restore.sh", backup, archive, Path.Combine(folder.Path, "data")))
        {
            await restore.WaitForExitAsync();
            Assert.Equal(0, restore.ExitCode);
        }

        await using var restored = await StartKeptAsync(folder.Path);
        await ExecuteAsync(restored, "insert into kept values (-1)");
        var numbers = (
            await ScalarAsync(restored, "select string_agg(number::text, ',') from kept")
        )
            .Split(',')
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture))
            .ToHashSet();
        Assert.Empty(answered.Except(numbers));
        // Each writer may have had at most one commit in progress without an answer.
        Assert.InRange(numbers.Count - 1 - answered.Count, 0, Writers);
    }

    [Fact]
    public async Task Restore_FolderExists_OverwritesNothing()
    {
        using var folder = new KeptFolder();
        Directory.CreateDirectory(folder.Path);

        using var restore = Run("restore.sh", "/nowhere", "/", folder.Path);
        await restore.WaitForExitAsync();

        Assert.Equal(1, restore.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static Task<PrivatePostgres> StartKeptAsync(string folder) =>
        PrivatePostgres.StartAsync(new() { Folder = folder });

    private static async Task WriteAsync(
        PrivatePostgres server,
        int writer,
        ConcurrentBag<int> answered
    )
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        try
        {
            await connection.OpenAsync();
            for (var number = writer; ; number += Writers)
            {
                await using var insert = new NpgsqlCommand(
                    $"insert into kept values ({number})",
                    connection
                );
                await insert.ExecuteNonQueryAsync();
                answered.Add(number);
            }
        }
        catch (NpgsqlException)
        {
            // The server is gone: an unanswered insert may or may not be stored.
        }
    }

    private static Process Start(PrivatePostgres server, string script, string folder)
    {
        var to = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        return Run(
            script,
            start =>
            {
                start.Environment["PGHOST"] = to.Host;
                start.Environment["PGPORT"] = to.Port.ToString(CultureInfo.InvariantCulture);
                start.Environment["PGUSER"] = to.Username;
                start.Environment["PGPASSWORD"] = to.Password;
            },
            // The user who runs PostgreSQL must be able to read what the receiver wrote.
            Environment.IsPrivilegedProcess,
            folder
        );
    }

    private static Process Run(string script, params string[] arguments) =>
        Run(script, _ => { }, asPostgres: false, arguments);

    private static Process Run(
        string script,
        Action<ProcessStartInfo> configure,
        bool asPostgres,
        params string[] arguments
    )
    {
        string[] user = asPostgres
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "bash"]
            : ["bash"];
        // The script is passed as text, because another user may not read its folder.
        var start = new ProcessStartInfo(
            user[0],
            [
                .. user[1..],
                "-c",
                File.ReadAllText(Path.Combine(Root(), "operations", script)),
                script,
                .. arguments,
            ]
        )
        {
            WorkingDirectory = "/",
        };
        configure(start);
        return Process.Start(start)!;
    }

    private static void Own(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        using var chown = Process.Start("chown", ["postgres:postgres", folder]);
        chown.WaitForExit();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RegionalProviders.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
