using System.Diagnostics;
using System.Text.Json;

namespace RegionalProviders.EndToEnd.Tests;

/// <summary>The output of a program and how it ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    internal Outcome Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Error}");
        return this;
    }

    internal JsonDocument Json() => JsonDocument.Parse(Output);
}

/// <summary>Runs the real programs as separate processes.</summary>
internal static class Programs
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(10);

    internal static string Root { get; } = FindRoot();

    internal static Task<Outcome> RpAsync(string profile, params string[] arguments) =>
        RpAsync(profile, arguments, variables: []);

    internal static Task<Outcome> RpAsync(
        string profile,
        string[] arguments,
        params (string Name, string Value)[] variables
    ) =>
        RunAsync(
            "dotnet",
            [
                Built("clients/cli/RegionalProviders.Cli", "rp.dll"),
                .. arguments,
                "--profile",
                profile,
            ],
            AppContext.BaseDirectory,
            variables
        );

    /// <summary>
    /// The program in its own build output: the copy beside the tests lacks the packages that the tests take from the
    /// framework.
    /// </summary>
    internal static string Built(string project, string file)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, project, "bin", output.Parent!.Name, output.Name, file);
    }

    internal static async Task<Outcome> RunAsync(
        string program,
        string[] arguments,
        string folder,
        params (string Name, string Value)[] variables
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(MaxDuration);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end.", exception);
        }

        return new Outcome(process.ExitCode, await output, await error);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RegionalProviders.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
