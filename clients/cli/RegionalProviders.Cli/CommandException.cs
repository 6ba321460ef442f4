namespace RegionalProviders.Cli;

/// <summary>A command cannot continue, for a reason that the user can do something about.</summary>
internal sealed class CommandException(int exitCode, string message, string? advice = null)
    : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public string? Advice { get; } = advice;
}
