namespace RegionalProviders.Cli.Commands;

/// <summary>Files for secrets, which the platform shows only once.</summary>
internal static class NewFile
{
    /// <summary>Refuses an unusable path before a secret is created that could then not be saved.</summary>
    public static void Check(string? path)
    {
        if (path is null)
            return;
        if (Path.Exists(path))
            throw new CommandException(
                ExitCode.InvalidInput,
                $"{path} exists already.",
                "Name a file that does not exist yet."
            );
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            throw new CommandException(
                ExitCode.InvalidInput,
                $"The folder of {path} does not exist."
            );
    }
}
