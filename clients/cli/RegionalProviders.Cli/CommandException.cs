namespace RegionalProviders.Cli;

/// <summary>A command cannot go on, and the person at the terminal can do something about it.</summary>
internal sealed class CommandException(int exitCode, string message, string? advice = null)
    : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public string? Advice { get; } = advice;
}
