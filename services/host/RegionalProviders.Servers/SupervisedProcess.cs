using System.Diagnostics;
using System.Globalization;

namespace RegionalProviders.Servers;

/// <summary>The command that <c>supervise.sh</c> runs, and how it is stopped.</summary>
internal sealed record ServerCommand
{
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The server's whole environment: nothing of ours is passed on, least of all our secrets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } =
        new Dictionary<string, string>();

    /// <summary>A command line that runs beside the server and ends after it.</summary>
    public string Companion { get; init; } = "";
    public required string StopSignal { get; init; }
    public bool RemoveFolder { get; init; }
}

/// <summary>
/// A server that never outlives this process, however the process ends: the server's supervisor reads a pipe whose
/// other end only this process has open. A parent-death signal alone would not do, as it fires when the starting thread
/// ends.
/// </summary>
internal sealed class SupervisedProcess : IAsyncDisposable
{
    private const int LockSeconds = 30;
    private const int GraceSeconds = 30;
    private const int LockIsHeld = 75;
    private readonly Process process;

    private SupervisedProcess(Process process)
    {
        this.process = process;
        Ended = process.WaitForExitAsync();
    }

    /// <summary>Completes when the server and everything started with it have ended, for any reason.</summary>
    public Task Ended { get; }

    /// <summary>The session of the server, its supervisor and all their children.</summary>
    public int Session => process.Id;

    public bool HasEnded => Ended.IsCompleted;

    /// <summary>After the end: whether another server was still using the folder.</summary>
    public bool FolderWasInUse => HasEnded && process.ExitCode == LockIsHeld;

    /// <summary>After the end: the server's exit code.</summary>
    public int ExitCode => process.ExitCode;

    public static SupervisedProcess Start(ServerFolder folder, ServerCommand command)
    {
        // A session of its own: Ctrl-C in a terminal is meant for us, and we stop the server when we are done with it.
        var start = new ProcessStartInfo("setsid")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(folder.Script("supervise.sh"));
        start.ArgumentList.Add(Path.Combine(folder.FullPath, "running.lock"));
        start.ArgumentList.Add(LockSeconds.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(command.StopSignal);
        start.ArgumentList.Add(GraceSeconds.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(folder.Log);
        start.ArgumentList.Add(command.RemoveFolder ? folder.FullPath : "");
        start.ArgumentList.Add(command.Companion);
        foreach (var word in command.Command)
            start.ArgumentList.Add(word);
        start.Environment.Clear();
        start.Environment["PATH"] =
            Environment.GetEnvironmentVariable("PATH")
            + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        return new SupervisedProcess(
            Process.Start(start)
                ?? throw new ServerStartException("The program setsid (util-linux) did not start.")
        );
    }

    /// <summary>Asks the server to stop and returns when it has.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await Ended;
    }
}
