using System.Diagnostics;
using System.Globalization;

namespace Servers.Tests;

/// <summary>The program that runs a command with both servers, as a separate process that can be killed.</summary>
public sealed class WithServersTests
{
    private static readonly (string, string)[] Given =
    [
        ("RP_TEST_POSTGRES", "given"),
        ("RP_TEST_RABBITMQ", "given too"),
    ];

    [Fact]
    public async Task Run_Killed9_ServersAndFoldersVanish()
    {
        using var program = Start("sh", "-c", "echo up; read line");
        Assert.Equal("up", await program.StandardOutput.ReadLineAsync());
        var sessions = Processes.Where(process => process.Parent == program.Id).ToHashSet();
        var folders = Folders(sessions);
        Assert.Equal(2, folders.Length);

        Processes.Kill(program.Id);

        await Processes.UntilAsync(
            () => Processes.Where(process => sessions.Contains(process.Session)).Length == 0,
            "Servers outlived the program that started them."
        );
        await Processes.UntilAsync(
            () => !folders.Any(Directory.Exists),
            "Temporary folders are left."
        );
    }

    [Fact]
    public async Task Run_CommandEnds_PassesItsExitCodeOnAndLeavesNothing()
    {
        using var program = Start("sh", "-c", "echo up; read line; exit 42");
        await program.StandardOutput.ReadLineAsync();
        var folders = Folders([.. Processes.Where(process => process.Parent == program.Id)]);
        program.StandardInput.Close();

        await program.WaitForExitAsync();

        Assert.Equal(42, program.ExitCode);
        Assert.DoesNotContain(folders, Directory.Exists);
    }

    [Fact]
    public async Task Run_Terminated_TerminatesItsCommand()
    {
        using var program = Start(
            Given,
            "sh",
            "-c",
            "trap 'exit 33' TERM; echo up; while true; do sleep 0.1; done"
        );
        Assert.Equal("up", await program.StandardOutput.ReadLineAsync());

        using var kill = Process.Start(
            "kill",
            ["-s", "TERM", program.Id.ToString(CultureInfo.InvariantCulture)]
        );
        await program.WaitForExitAsync();

        Assert.Equal(33, program.ExitCode);
    }

    [Fact]
    public async Task Run_AddressesGiven_StartsNoServers()
    {
        using var program = Start(
            Given,
            "sh",
            "-c",
            "echo $RP_TEST_POSTGRES $RP_TEST_RABBITMQ; read line"
        );

        Assert.Equal("given given too", await program.StandardOutput.ReadLineAsync());
        Assert.Single(Processes.Where(process => process.Parent == program.Id));
        program.StandardInput.Close();
        await program.WaitForExitAsync();
    }

    private static Process Start(params string[] command) =>
        Start([("RP_TEST_POSTGRES", ""), ("RP_TEST_RABBITMQ", "")], command);

    private static Process Start((string Name, string Value)[] environment, params string[] command)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory,
            "RegionalProviders.Testing.Servers.dll"
        );
        var start = new ProcessStartInfo("dotnet", [program, .. command])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string[] Folders(HashSet<int> supervisors) =>
        [
            .. supervisors
                .Select(process => Processes.Read($"/proc/{process}/cmdline").Split('\0'))
                .Where(words =>
                    words is ["sh", ..]
                    && words[1].EndsWith("supervise.sh", StringComparison.Ordinal)
                )
                .Select(words => Path.GetDirectoryName(words[1])!),
        ];
}
