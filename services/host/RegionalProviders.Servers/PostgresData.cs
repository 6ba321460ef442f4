using System.Globalization;

namespace RegionalProviders.Servers;

/// <summary>The data in a private PostgreSQL's folder: created once, and checked before a server is started on it.</summary>
internal sealed class PostgresData(ServerFolder folder)
{
    public const string Superuser = "postgres";

    public string Path { get; } = System.IO.Path.Combine(folder.FullPath, "data");

    /// <summary>The major version that wrote the data, or null when there is none yet.</summary>
    public int? MajorVersion =>
        File.Exists(In("PG_VERSION"))
            ? int.Parse(File.ReadAllText(In("PG_VERSION")).Trim(), CultureInfo.InvariantCulture)
            : null;

    public async Task CreateAsync(
        string binaries,
        string password,
        bool sync,
        CancellationToken cancellationToken
    )
    {
        // Created in another folder and renamed when complete, so that existing data is always complete.
        var making = System.IO.Path.Combine(folder.FullPath, "making");
        if (Directory.Exists(making))
            Directory.Delete(making, recursive: true);
        folder.Subfolder("making");
        var passwordFile = folder.WriteSecret("making/password", password);
        await ServiceAccount.OwnAsync(making, cancellationToken);
        var made = System.IO.Path.Combine(making, "data");
        await using var initdb = SupervisedProcess.Start(
            folder,
            new ServerCommand
            {
                Command =
                [
                    .. ServiceAccount.Prefix("KILL"),
                    System.IO.Path.Combine(binaries, "initdb"),
                    $"--pgdata={made}",
                    $"--username={Superuser}",
                    $"--pwfile={passwordFile}",
                    "--auth=scram-sha-256",
                    "--data-checksums",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-instructions",
                    .. sync ? Array.Empty<string>() : ["--no-sync"],
                ],
                StopSignal = "KILL",
            }
        );
        await initdb.Ended.WaitAsync(cancellationToken);
        if (initdb.ExitCode != 0)
            throw new ServerStartException(
                $"PostgreSQL could not create its data in {folder.FullPath}. Its log ends:\n{folder.LogTail()}"
            );
        Directory.Move(made, Path);
        Directory.Delete(making, recursive: true);
    }

    /// <summary>
    /// After a crash, postmaster.pid still contains the id of a process that is gone. PostgreSQL recognises that,
    /// unless the id now belongs to another program, which must neither be harmed nor keep us from starting.
    /// </summary>
    /// <exception cref="ServerStartException">A live PostgreSQL still serves the data.</exception>
    public async Task WaitUntilUnusedAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit);
        while (ProcessInFile() is { } process && Directory.Exists($"/proc/{process}"))
        {
            if (!ServesThis(process))
            {
                File.Delete(In("postmaster.pid"));
                return;
            }
            try
            {
                await Task.Delay(100, deadline.Token);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new ServerStartException(
                    $"PostgreSQL already serves {folder.FullPath} as process {process}: stop it, or give another folder.",
                    e
                );
            }
        }
    }

    /// <summary>
    /// Whether the server itself reports that it accepts connections, in the file that pg_ctl waits on as well. A
    /// response on the port proves less: it may come from another server.
    /// </summary>
    public bool ServerSaysReady =>
        File.Exists(In("postmaster.pid"))
        && File.ReadLines(In("postmaster.pid")).Skip(7).FirstOrDefault()?.Trim() == "ready";

    private int? ProcessInFile() =>
        File.Exists(In("postmaster.pid"))
        && int.TryParse(
            File.ReadLines(In("postmaster.pid")).FirstOrDefault(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var process
        )
            ? process
            : null;

    private bool ServesThis(int process)
    {
        try
        {
            if (
                !string.Equals(
                    File.ReadAllText($"/proc/{process}/comm").Trim(),
                    "postgres",
                    StringComparison.Ordinal
                )
            )
                return false;
            var command = File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
            var itsData = command.SkipWhile(word => word != "-D").Skip(1).FirstOrDefault();
            // Unknown counts as ours: better to refuse than to start two servers on the same data.
            return itsData is null || !System.IO.Path.IsPathRooted(itsData) || itsData == Path;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private string In(string file) => System.IO.Path.Combine(Path, file);
}
