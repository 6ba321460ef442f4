using System.Globalization;

namespace RegionalProviders.Servers;

/// <summary>
/// Finds the installed PostgreSQL and RabbitMQ. <c>PG_BIN</c> and <c>RABBITMQ_BIN</c> name a folder to use instead
/// of searching.
/// </summary>
public static class ExecutableFinder
{
    /// <summary>
    /// The folder with <c>initdb</c> and <c>postgres</c>: the newest installed, or the one of
    /// <paramref name="majorVersion"/>, since data written by one major version cannot be read by another.
    /// </summary>
    /// <exception cref="ServerStartException">Not installed; says what to install.</exception>
    public static string FindPostgres(int? majorVersion = null) =>
        FindPostgres(majorVersion, "/usr/lib/postgresql", Environment.GetEnvironmentVariable);

    /// <summary>The folder with RabbitMQ's own <c>rabbitmq-server</c> script, not Debian's wrapper for root.</summary>
    /// <exception cref="ServerStartException">Not installed; says what to install.</exception>
    public static string FindRabbitMq() =>
        FindRabbitMq("/usr/lib/rabbitmq", Environment.GetEnvironmentVariable);

    internal static string FindPostgres(
        int? majorVersion,
        string root,
        Func<string, string?> variable
    )
    {
        var installed = Subfolders(root)
            .Select(folder => (folder, Version: Version(folder)))
            .Where(found => majorVersion is null || found.Version == majorVersion)
            .OrderByDescending(found => found.Version)
            .Select(found => Path.Combine(found.folder, "bin"));
        // The version on the PATH is not known, so it is a last resort; PostgreSQL itself checks the data's version.
        return First("PG_BIN", variable, installed.Concat(OnPath(variable)), "initdb", "postgres")
            ?? throw new ServerStartException(
                $"PostgreSQL{(majorVersion is { } version ? $" {version}" : "")} is not installed: no folder with "
                    + $"initdb and postgres in {variable("PG_BIN") ?? $"{root}/*/bin or the PATH"}. Install the Debian "
                    + $"packages {(majorVersion is { } major ? $"postgresql-{major}" : "postgresql and postgresql-contrib")} "
                    + "or set PG_BIN to the folder."
            );
    }

    internal static string FindRabbitMq(string root, Func<string, string?> variable)
    {
        var installed = Subfolders(Path.Combine(root, "lib"))
            .OrderDescending(StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, "sbin"))
            .Prepend(Path.Combine(root, "bin"));
        return First(
                "RABBITMQ_BIN",
                variable,
                installed.Concat(OnPath(variable)),
                "rabbitmq-server",
                "rabbitmq-env"
            )
            ?? throw new ServerStartException(
                "RabbitMQ is not installed: no folder with rabbitmq-server and rabbitmq-env in "
                    + $"{variable("RABBITMQ_BIN") ?? $"{root}/bin, {root}/lib/*/sbin or the PATH"}. Install the Debian "
                    + "package rabbitmq-server or set RABBITMQ_BIN to the folder."
            );
    }

    internal static string FindEpmd() =>
        First(
            "ERLANG_BIN",
            Environment.GetEnvironmentVariable,
            OnPath(Environment.GetEnvironmentVariable),
            "epmd",
            "erl"
        )
        ?? throw new ServerStartException(
            "Erlang is not installed: no epmd and erl on the PATH. Install the Debian package rabbitmq-server, "
                + "which brings them, or set ERLANG_BIN to their folder."
        );

    private static string? First(
        string overriding,
        Func<string, string?> variable,
        IEnumerable<string> folders,
        params string[] files
    ) =>
        (variable(overriding) is { Length: > 0 } given ? [given] : folders).FirstOrDefault(folder =>
            files.All(file => File.Exists(Path.Combine(folder, file)))
        );

    private static string[] OnPath(Func<string, string?> variable) =>
        (variable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Subfolders(string folder) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    private static int Version(string folder) =>
        int.TryParse(
            Path.GetFileName(folder),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : 0;
}
