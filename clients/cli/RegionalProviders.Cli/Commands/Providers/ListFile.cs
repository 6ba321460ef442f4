using RegionalProviders.Cli.Options;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>A list to import, checked as far as possible before anything is sent.</summary>
/// <param name="Path">The file as on the command line, without the day.</param>
/// <param name="AsAt">The day that the list describes.</param>
internal sealed record ListFile(string Path, DateOnly AsAt)
{
    private const long MaxBytes = 64L * 1024 * 1024;

    public static ListFile Parse(string text, DateOnly? asAt)
    {
        var (file, own) = Split(text);
        using (var content = InputFile.Open(file))
        {
            if (content.Length == 0)
                throw InputFile.Invalid($"{file} is empty.", null);
            if (content.Length > MaxBytes)
                throw InputFile.Invalid($"{file} is larger than 64 MiB.", "Split it by rows.");
        }
        // Never guessed from the file name: a wrong day would misdate judgements permanently.
        return new ListFile(
            file,
            own
                ?? asAt
                ?? throw new CommandException(
                    ExitCode.Usage,
                    $"{file}: the day that the list describes is missing.",
                    $"Add --as-at YYYY-MM-DD, or write {file}@YYYY-MM-DD."
                )
        );
    }

    private static (string File, DateOnly? AsAt) Split(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && !File.Exists(text) && Day.TryParse(text[(at + 1)..], out var day)
            ? (text[..at], day)
            : (text, null);
    }
}
