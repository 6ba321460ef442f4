namespace RegionalProviders.Servers;

/// <summary>How a <see cref="PrivatePostgres"/> is started.</summary>
public sealed record PrivatePostgresOptions
{
    /// <summary>
    /// Holds the data, the password and the log, and is kept: the next start finds the same data. When null, a
    /// temporary folder that is removed with the server. As root, the user <c>postgres</c> must be able to reach it
    /// (see <see cref="PrivatePostgres.ReachableFolderAsync"/>).
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The TCP port on 127.0.0.1; any free one when null.</summary>
    public int? Port { get; init; }

    /// <summary>
    /// Server settings, such as <c>shared_buffers</c> = <c>256MB</c>. Addresses, port and sockets cannot be overridden.
    /// For data that may be lost, use <see cref="Throwaway"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } =
        new Dictionary<string, string>();

    /// <summary>How long a start may take, recovery after a crash included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Settings for tests: fast, many connections, and a power cut loses everything.</summary>
    public static IReadOnlyDictionary<string, string> Throwaway { get; } =
        new Dictionary<string, string>
        {
            ["fsync"] = "off",
            ["synchronous_commit"] = "off",
            ["full_page_writes"] = "off",
            ["max_connections"] = "300",
        };
}
