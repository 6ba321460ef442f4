using System.Diagnostics;
using System.Globalization;

namespace Servers.Tests;

/// <summary>What the kernel says about running processes and their sockets.</summary>
internal static class Processes
{
    private const string Listening = "0A";

    /// <summary>The live processes whose parent, group or session is as asked.</summary>
    public static int[] Where(Func<(int Parent, int Session), bool> wanted) =>
        [.. All().Where(process => wanted(Identity(process))).Order()];

    /// <summary>The local addresses, as the kernel writes them, on which processes of a session listen.</summary>
    public static string[] ListeningAddresses(int session)
    {
        var inodes = Where(process => process.Session == session).SelectMany(Sockets).ToHashSet();
        return
        [
            .. new[] { "/proc/net/tcp", "/proc/net/tcp6" }
                .Where(File.Exists)
                .SelectMany(table => File.ReadLines(table).Skip(1))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(socket => socket[3] == Listening && inodes.Contains($"socket:[{socket[9]}]"))
                .Select(socket => socket[1].Split(':')[0]),
        ];
    }

    public static bool AnyCommandLineHas(string text) =>
        All()
            .Any(process =>
                Read($"/proc/{process}/cmdline").Contains(text, StringComparison.Ordinal)
            );

    public static void Kill(int process)
    {
        using var victim = Process.GetProcessById(process);
        victim.Kill();
    }

    public static async Task UntilAsync(Func<bool> condition, string otherwise)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            if (deadline.IsCancellationRequested)
                Assert.Fail(otherwise);
            await Task.Delay(50);
        }
    }

    private static IEnumerable<int> All() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(folder =>
                int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                    ? id
                    : 0
            )
            .Where(id => id > 0);

    private static (int Parent, int Session) Identity(int process)
    {
        var stat = Read($"/proc/{process}/stat");
        // The name in parentheses may hold anything; state, parent, group and session follow it.
        var fields = stat[(stat.LastIndexOf(')') + 1)..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 4 || fields[0] is "Z" or "X"
            ? (0, 0)
            : (
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                int.Parse(fields[3], CultureInfo.InvariantCulture)
            );
    }

    private static IEnumerable<string> Sockets(int process) =>
        Directory
            .EnumerateFiles($"/proc/{process}/fd")
            .Select(file => new FileInfo(file).LinkTarget ?? "")
            .Where(target => target.StartsWith("socket:", StringComparison.Ordinal));

    internal static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
