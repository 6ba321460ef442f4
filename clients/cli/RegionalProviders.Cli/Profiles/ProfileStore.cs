using RegionalProviders.Client;

namespace RegionalProviders.Cli.Profiles;

/// <summary>The user's profiles, one JSON file each, and which of them is the current one.</summary>
internal sealed class ProfileStore(CommandContext context)
{
    private string Root => Path.Combine(ConfigurationHome(), "rp");

    private string CurrentFile => Path.Combine(Root, "current");

    public string? Current =>
        File.Exists(CurrentFile) ? File.ReadAllText(CurrentFile).Trim() : null;

    public IReadOnlyList<string> Names =>
        Directory.Exists(Folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(Folder, "*.json")
                    .Select(file => Path.GetFileNameWithoutExtension(file))
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    private string Folder => Path.Combine(Root, "profiles");

    public string PathOf(string name) => Path.Combine(Folder, $"{Checked(name)}.json");

    public void Save(string name, ClientProfile profile)
    {
        var path = PathOf(name);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Folder);
        else
            Directory.CreateDirectory(
                Folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        profile.Save(path);
    }

    public void Use(string name)
    {
        if (!File.Exists(PathOf(name)))
            throw new CommandException(
                ExitCode.NotFound,
                $"There is no profile {name}.",
                "rp profiles lists them."
            );
        File.WriteAllText(CurrentFile, name);
    }

    /// <summary>Loads the profile for a command: the one named, else the one in RP_PROFILE, else the current one.</summary>
    public ClientProfile Load(string? named)
    {
        var choice = named ?? context.Variable("RP_PROFILE") ?? Current;
        if (string.IsNullOrWhiteSpace(choice))
            throw new CommandException(
                ExitCode.NotSignedIn,
                "Not signed in.",
                "Sign in: rp login --server URL --client-id ID --secret-stdin"
            );
        return ClientProfile.Load(
            IsFile(choice) ? choice : PathOf(choice),
            warning => context.Error.WriteLine($"warning: {warning}")
        );
    }

    private static bool IsFile(string choice) =>
        choice.Contains('/', StringComparison.Ordinal)
        || choice.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || choice.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        || File.Exists(choice);

    private static string Checked(string name) =>
        name.Length is > 0 and <= 64
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        && name[0] != '.'
            ? name
            : throw new CommandException(
                ExitCode.Usage,
                "A profile's name is 1 to 64 letters, digits, hyphens, underscores and dots."
            );

    private string ConfigurationHome() =>
        context.Variable("XDG_CONFIG_HOME") is { Length: > 0 } home
            ? home
            : Path.Combine(
                context.Variable("HOME")
                    ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                ".config"
            );
}
