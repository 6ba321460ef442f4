using System.Diagnostics;
using RegionalProviders.Testing;

namespace RegionalProviders.EndToEnd.Tests;

/// <summary>A running example program for Node.</summary>
internal sealed class NodeProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly Task<string> error;

    private NodeProgram(Process process)
    {
        this.process = process;
        error = process.StandardError.ReadToEndAsync();
    }

    internal static NodeProgram Start(params string[] arguments) =>
        new(
            Process.Start(
                new ProcessStartInfo("node", arguments)
                {
                    WorkingDirectory = NodeExampleFactAttribute.Folder!,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    UseShellExecute = false,
                }
            )!
        );

    /// <summary>The next line that it prints.</summary>
    internal async Task<string> LineAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var line = await process.StandardOutput.ReadLineAsync(patience.Token);
        if (line is null)
            Assert.Fail($"It ended: {await error}");
        return line;
    }

    /// <summary>Waits for the program to end and returns its exit code.</summary>
    internal async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
