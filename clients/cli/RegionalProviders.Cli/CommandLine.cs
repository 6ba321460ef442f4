using System.CommandLine.Invocation;

namespace RegionalProviders.Cli;

/// <summary>Runs one command line from its text to its exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        CommandContext context,
        CancellationToken cancellationToken = default
    )
    {
        var parsed = new RpCommand().Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            var problems = string.Join(" ", parsed.Errors.Select(error => error.Message));
            return new ErrorReport(context, arguments).Write(
                new CommandException(
                    ExitCode.Usage,
                    problems,
                    $"Run: {parsed.CommandResult.Path()} --help"
                )
            );
        }
        try
        {
            return await parsed.InvokeAsync(context, cancellationToken);
        }
        catch (Exception e)
        {
            return new ErrorReport(context, parsed).Write(e);
        }
    }

    private static string Path(this System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult parent
            ? $"{parent.Path()} {result.Command.Name}"
            : "rp";
}
