namespace RegionalProviders.Cli.Commands;

/// <summary>Files that a command reads; an unreadable one is refused before anything is sent.</summary>
internal static class InputFile
{
    public static string ReadText(string path)
    {
        using var reader = new StreamReader(Open(path));
        return reader.ReadToEnd();
    }

    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
            throw Invalid(
                $"{path} is a folder.",
                "Name a file, or let the shell name several: folder/*.csv"
            );
        try
        {
            return new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.Open,
                    Access = FileAccess.Read,
                    Share = FileShare.Read,
                    Options = FileOptions.Asynchronous,
                }
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Invalid($"There is no file {path}.", null);
        }
        catch (UnauthorizedAccessException)
        {
            throw Invalid($"{path} may not be read by you.", "Check the file's permissions.");
        }
        catch (IOException e)
        {
            throw Invalid($"{path} cannot be read: {e.Message}", null);
        }
    }

    public static CommandException Invalid(string message, string? advice) =>
        new(ExitCode.InvalidInput, message, advice);
}
