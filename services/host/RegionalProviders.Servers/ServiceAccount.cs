using System.Diagnostics;

namespace RegionalProviders.Servers;

/// <summary>PostgreSQL refuses to run as root; root runs it as the user <c>postgres</c>, anyone else as themselves.</summary>
internal static class ServiceAccount
{
    private const string User = "postgres";

    /// <summary>The command prefix that runs a server as the service's user and stops it if its supervisor dies.</summary>
    public static IReadOnlyList<string> Prefix(string deathSignal) =>
        Environment.IsPrivilegedProcess
            ? ["setpriv", .. Become, "--pdeathsig", deathSignal, "--"]
            : ["setpriv", "--pdeathsig", deathSignal, "--"];

    /// <summary>Gives a folder and its files to the service's user.</summary>
    public static async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        if (!await SucceedsAsync("chown", ["-R", $"{User}:{User}", path], cancellationToken))
            throw new ServerStartException(
                $"The user {User} does not exist or {path} cannot be given to it. As root, PostgreSQL runs as that "
                    + "user: install the Debian package postgresql, or run this program as another user than root."
            );
    }

    /// <summary>Whether the service's user could reach files below <paramref name="path"/>, which need not exist yet.</summary>
    public static async Task<bool> ReachesAsync(string path, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return true;
        var existing = path;
        while (!Directory.Exists(existing))
            existing = Path.GetDirectoryName(existing)!;
        return await SucceedsAsync(
            "setpriv",
            [.. Become, "--", "test", "-x", existing],
            cancellationToken
        );
    }

    private static string[] Become => [$"--reuid={User}", $"--regid={User}", "--init-groups"];

    private static async Task<bool> SucceedsAsync(
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0;
    }
}
