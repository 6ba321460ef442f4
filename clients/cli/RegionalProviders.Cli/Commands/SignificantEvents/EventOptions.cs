using System.CommandLine;

namespace RegionalProviders.Cli.Commands.SignificantEvents;

/// <summary>Arguments that several commands about events share; each command makes its own.</summary>
internal static class EventOptions
{
    public static Argument<string> Id() => new("ID") { Description = "Id of the event." };

    /// <summary>What happened to a child belongs in no history of a shell and no list of processes.</summary>
    public static Argument<string> TextFile(string what) =>
        new("FILE") { Description = $"File with {what}: no name and no reference of a child." };
}
