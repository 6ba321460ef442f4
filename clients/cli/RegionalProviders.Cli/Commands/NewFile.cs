namespace RegionalProviders.Cli.Commands;

/// <summary>Files for secrets that commands get once.</summary>
internal static class NewFile
{
    /// <summary>Refuses a path before a secret is made that could then not be kept.</summary>
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
