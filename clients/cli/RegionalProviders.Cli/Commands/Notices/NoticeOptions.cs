using System.CommandLine;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Arguments and options that several commands about notices share; each command makes its own.</summary>
internal static class NoticeOptions
{
    public static Argument<string> Id() => new("ID") { Description = "Id of the notice." };

    /// <summary>
    /// Text about a case, read from a file: on a command line it would stay in the shell history and the process list.
    /// </summary>
    public static Option<string?> TextFile(string name, string what) =>
        new(name) { Description = $"{what}, read from this file.", HelpName = "FILE" };

    public static Option<string> Note(string description) =>
        new("--note")
        {
            Description = description,
            HelpName = "TEXT",
            Required = true,
        };
}
