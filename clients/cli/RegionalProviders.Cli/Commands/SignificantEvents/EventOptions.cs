using System.CommandLine;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Arguments that several commands about events share; each command makes its own.</summary>
internal static class EventOptions
{
    public static Argument<string> Id() => new("ID") { Description = "Id of the event." };

    /// <summary>
    /// A file, because what happened to a child must not end up in the shell history or the process list.
    /// </summary>
    public static Argument<string> TextFile(string what) =>
        new("FILE") { Description = $"File with {what}: no name and no reference of a child." };
}
