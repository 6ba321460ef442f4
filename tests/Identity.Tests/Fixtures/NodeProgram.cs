using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identity.Tests.Fixtures;

/// <summary>One of the programs in the folder <c>node</c>, which are independent of our code.</summary>
internal sealed class NodeProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly Task<string> errors;

    private NodeProgram(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    internal static string Folder { get; } = Find(Path.Combine("tests", "Identity.Tests", "node"));

    internal static string Protos { get; } = Find("protos");

    internal static NodeProgram Start(string file, object config)
    {
        Assert.True(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "Run npm ci in tests/Identity.Tests/node first; make test does."
        );
        var start = new ProcessStartInfo("node", [file])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["RP_TEST"] = JsonSerializer.Serialize(config);
        return new NodeProgram(Process.Start(start)!);
    }

    /// <summary>Runs a program that needs no input, and returns its report.</summary>
    internal static async Task<JsonObject> RunAsync(string file, object config)
    {
        await using var program = Start(file, config);
        return await program.ReportAsync();
    }

    internal Task SayAsync(string line) => process.StandardInput.WriteLineAsync(line);

    internal async Task<string> LineAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        return await process.StandardOutput.ReadLineAsync(limit.Token)
            ?? throw new Xunit.Sdk.XunitException($"The program ended: {await errors}");
    }

    /// <summary>Reads the next line, which is a report.</summary>
    internal async Task<JsonObject> ReportAsync() => JsonNode.Parse(await LineAsync())!.AsObject();

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static string Find(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RegionalProviders.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, path);
    }
}

/// <summary>A fact that is shown as skipped if Node.js is not installed.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "node")));
        if (!isThere)
            Skip = "Node.js is not installed: build/install.sh --with-node does that.";
    }
}
