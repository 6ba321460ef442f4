using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace RegionalProviders.Bench;

/// <summary>
/// The platform as shipped, in a separate process with private servers, so that its memory use can be measured.
/// </summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly string folder;

    private HostProcess(Process process, string folder, Endpoints endpoints)
    {
        this.process = process;
        this.folder = folder;
        Endpoints = endpoints;
        Clients = new ClientSignUp(this);
    }

    internal Endpoints Endpoints { get; }

    internal ClientSignUp Clients { get; }

    internal string Administrator => Path.Combine(folder, "admin.json");

    /// <summary>A setting of the platform's own configuration, such as a connection string.</summary>
    internal string Configured(string key)
    {
        using var file = File.OpenRead(Path.Combine(folder, "configuration.json"));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)![key];
    }

    /// <summary>Resets <see cref="PeakMegabytes"/>.</summary>
    internal void ForgetPeak() => File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");

    /// <summary>Peak memory of the process since its start, or since <see cref="ForgetPeak"/>, in MiB.</summary>
    internal int PeakMegabytes()
    {
        var line = File.ReadLines($"/proc/{process.Id}/status")
            .Single(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
        return int.Parse(
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                CultureInfo.InvariantCulture
            ) / 1024;
    }

    /// <summary>Starts it.</summary>
    /// <param name="assembly">The program.</param>
    /// <param name="shippedLimits">
    /// Keeps the rates that one caller may reach. Otherwise they are enforced, but too high to be reached: one client here does
    /// the work of hundreds.
    /// </param>
    internal static async Task<HostProcess> StartAsync(string assembly, bool shippedLimits = false)
    {
        var data = Directory.CreateTempSubdirectory("rp-bench-").FullName;
        // As root, PostgreSQL runs as another user. If that user cannot pass through this folder, the data is kept elsewhere
        // and not deleted.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(data, File.GetUnixFileMode(data) | UnixFileMode.OtherExecute);
        var start = new ProcessStartInfo("dotnet", [assembly])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["RP_DATA"] = data, ["Logging__LogLevel__Default"] = "Warning" },
        };
        if (!shippedLimits)
            foreach (var party in new[] { "Tenant", "Client" })
            foreach (var budget in new[] { "Calls", "Expensive", "Exports" })
            foreach (var number in new[] { "PerSecond", "Burst" })
                start.Environment[$"Limits__{party}__{budget}__{number}"] = "1000000";
        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        started.BeginOutputReadLine();

        var endpoints = Path.Combine(data, "endpoints.json");
        var watch = Stopwatch.StartNew();
        while (!File.Exists(endpoints))
        {
            if (started.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException("The platform did not start; see above.");
            await Task.Delay(100);
        }

        return new HostProcess(
            started,
            data,
            JsonSerializer.Deserialize<Endpoints>(await File.ReadAllTextAsync(endpoints))!
        );
    }

    public async ValueTask DisposeAsync()
    {
        // SIGTERM: the host stops its private servers itself.
        using (var kill = Process.Start("kill", process.Id.ToString(CultureInfo.InvariantCulture)))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>The addresses at which the platform serves.</summary>
internal sealed record Endpoints(string Server, string Web);
