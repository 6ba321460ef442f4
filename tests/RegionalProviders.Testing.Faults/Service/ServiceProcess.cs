using System.Diagnostics;
using System.Globalization;
using RegionalProviders.Servers;

namespace RegionalProviders.Testing.Faults;

/// <summary>
/// Every service of the platform in a separate process, on servers that are already running, so that it starts within
/// seconds and can be killed at any moment. It ends with the test process, however that ends.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    // The pipe on standard input closes when the test process is gone; the guard then kills the service.
    private const string Script = """
        exec 3<&0 </dev/null
        "$@" >>"$LOG" 2>&1 3<&- &
        service=$!
        echo $service
        { read -r _ <&3; kill -9 $service; } 2>/dev/null &
        guard=$!
        wait $service
        code=$?
        kill $guard 2>/dev/null
        exit $code
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly IReadOnlyDictionary<string, string?> configuration;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private Process? shell;
    private int process;

    internal ServiceProcess(IReadOnlyDictionary<string, string?> configuration)
    {
        this.configuration = configuration;
        Server = $"http://127.0.0.1:{FreePort.Next()}";
        Web = $"http://127.0.0.1:{FreePort.Next()}";
        Log = Path.Combine(Path.GetTempPath(), $"rp-faults-service-{Guid.NewGuid():n}.log");
    }

    /// <summary>The gRPC address; the same after every start.</summary>
    public string Server { get; }

    /// <summary>The HTTP/1.1 address; the same after every start.</summary>
    public string Web { get; }

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => shell is { HasExited: false };

    /// <summary>Path of the log of all starts; removed on disposal.</summary>
    public string Log { get; }

    /// <summary>Starts the process and returns once it accepts calls.</summary>
    public async Task StartAsync()
    {
        await LaunchAsync();
        await WaitAsync();
    }

    /// <summary>Returns once the process accepts calls, after <see cref="LaunchAsync"/>.</summary>
    public async Task WaitAsync()
    {
        var watch = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (!IsRunning || watch.Elapsed > Patience)
                throw new InvalidOperationException(
                    $"The service did not start. Its log ends:\n{LogEnd()}"
                );
            await Task.Delay(100);
        }
    }

    /// <summary>Starts the process and returns at once, so that it can be killed while it starts.</summary>
    public async Task LaunchAsync()
    {
        var start = new ProcessStartInfo("sh")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var word in new[] { "-c", Script, "sh", "dotnet", Program() })
            start.ArgumentList.Add(word);
        start.Environment["LOG"] = Log;
        foreach (var (name, value) in configuration)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Platform__GrpcUrl"] = Server;
        start.Environment["Platform__WebUrl"] = Web;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        // A small heap, and no optimisation of code that runs for seconds only: the process is there to be killed.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        shell = Process.Start(start)!;
        var line = await shell.StandardOutput.ReadLineAsync();
        process = int.Parse(line!, CultureInfo.InvariantCulture);
    }

    /// <summary>Kills the process with kill -9. Returns when it is gone.</summary>
    public async Task KillAsync()
    {
        if (shell is null)
            return;
        if (IsRunning)
            Processes.Kill([process]);
        await shell.WaitForExitAsync();
        shell.Dispose();
        shell = null;
    }

    /// <summary>
    /// The failures reported to callers as INTERNAL, which no fault that the service must withstand may cause. Covers all
    /// starts.
    /// </summary>
    public IReadOnlyList<string> InternalErrors() =>
        [
            .. File.ReadLines(Log)
                .Where(line => line.Contains("Internal error", StringComparison.Ordinal)),
        ];

    /// <summary>The last warnings and errors, for the message of a failing test.</summary>
    public string LogEnd() => string.Join('\n', File.ReadLines(Log).TakeLast(10));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        http.Dispose();
        File.Delete(Log);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"{Web}/livez"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>
    /// The program in its own build output: the copy beside the tests lacks the packages that the tests take from the
    /// framework.
    /// </summary>
    private static string Program()
    {
        const string Name = "RegionalProviders.Testing.Faults";
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output;
        while (!File.Exists(Path.Combine(root!.FullName, "RegionalProviders.sln")))
            root = root.Parent;
        return Path.Combine(
            root.FullName,
            "tests",
            Name,
            "bin",
            output.Parent!.Name,
            output.Name,
            $"{Name}.dll"
        );
    }
}
