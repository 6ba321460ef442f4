using System.Reflection;

namespace RegionalProviders.Servers;

/// <summary>
/// The folder that holds all of a private server's files. While it is open no other process can open it; a folder
/// that was not given is temporary and is removed.
/// </summary>
internal sealed class ServerFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    // As root, PostgreSQL runs as another user, who must be able to pass through the folder but not list it. Each
    // secret has its own file mode.
    private const UnixFileMode PassThrough =
        OwnerOnlyFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private readonly FileStream owner;

    private ServerFolder(string path, bool temporary, FileStream owner)
    {
        FullPath = path;
        Temporary = temporary;
        this.owner = owner;
    }

    public string FullPath { get; }
    public bool Temporary { get; }
    public string Log => Path.Combine(FullPath, "server.log");

    /// <summary>Opens the folder, creating it where needed, for as long as this process lives.</summary>
    /// <exception cref="ServerStartException">Another process uses the folder, or it cannot be written.</exception>
    public static ServerFolder Open(string? path, string server)
    {
        var mode = Environment.IsPrivilegedProcess ? PassThrough : OwnerOnlyFolder;
        var temporary = path is null;
        try
        {
            path = temporary
                ? Path.Combine(TemporaryStorage.Folder, $"rp-{Guid.NewGuid():n}")
                : Path.GetFullPath(path!);
            if (!Directory.Exists(path))
                CreateFolder(path, mode);
            var held = new FileStream(
                Path.Combine(path, "owner.lock"),
                new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.None,
                    UnixCreateMode = OwnerOnly,
                }
            );
            var folder = new ServerFolder(path, temporary, held);
            if (File.Exists(folder.Log))
                File.Move(folder.Log, folder.Log + ".1", overwrite: true);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason =
                File.Exists(Path.Combine(path ?? "/", "owner.lock")) && e is IOException
                    ? "another running process uses it: stop that process, or give another folder"
                    : "it cannot be created or written: give a folder that this user may write to";
            throw new ServerStartException($"{server} cannot use the folder {path}: {reason}.", e);
        }
    }

    /// <summary>A secret of this server, readable by its owner only: what was kept, or else a new one.</summary>
    public string Secret(string name, Func<string> create)
    {
        var path = Path.Combine(FullPath, name);
        if (File.Exists(path) && File.ReadAllText(path) is { Length: > 0 } kept)
            return kept;
        var secret = create();
        WriteSecret(name, secret);
        return secret;
    }

    public string WriteSecret(string name, string content)
    {
        var path = Path.Combine(FullPath, name);
        File.Delete(path);
        using var file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
            }
        );
        using var writer = new StreamWriter(file);
        writer.Write(content);
        return path;
    }

    public string Subfolder(params ReadOnlySpan<string> names)
    {
        var path = Path.Combine([FullPath, .. names]);
        Directory.CreateDirectory(path, OwnerOnlyFolder);
        return path;
    }

    /// <summary>The last lines that the server logged. Our settings keep column values out of them.</summary>
    public string LogTail(int lines = 8) =>
        File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(lines)) : "(no log)";

    public bool LogSays(params ReadOnlySpan<string> phrases)
    {
        var log = File.Exists(Log) ? File.ReadAllText(Log) : "";
        foreach (var phrase in phrases)
        {
            if (log.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Copies one of our scripts into the folder, so that a process list shows its name and not its text.</summary>
    public string Script(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource);
        return WriteSecret(name, reader.ReadToEnd());
    }

    public void Dispose()
    {
        owner.Dispose();
        while (Temporary && Directory.Exists(FullPath))
        {
            try
            {
                Directory.Delete(FullPath, recursive: true);
            }
            catch (IOException e) when (e is DirectoryNotFoundException or FileNotFoundException)
            {
                // The supervisor is removing it too.
            }
        }
    }

    private static void CreateFolder(string path, UnixFileMode mode)
    {
        if (Path.GetDirectoryName(path) is { } parent)
            Directory.CreateDirectory(parent);
        Directory.CreateDirectory(path);
        // The umask may have removed bits.
        File.SetUnixFileMode(path, mode);
    }
}
