using RegionalProviders.Cli;

namespace Client.Tests;

/// <summary>Runs rp in this process with redirected output and a separate configuration folder.</summary>
internal static class Terminal
{
    public static async Task<int> RunAsync(
        string[] arguments,
        string input,
        string home,
        StringWriter output,
        StringWriter error
    )
    {
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
        return await CommandLine.RunAsync(
            arguments,
            new CommandContext
            {
                Output = output,
                Error = error,
                Input = new StringReader(input),
                Variable = name => name == "XDG_CONFIG_HOME" ? home : null,
                IsOutputTerminal = false,
                IsErrorTerminal = false,
                TerminalWidth = 0,
                EnableDefaultExceptionHandler = false,
                ClientOptions = _ => PlatformDouble.Quick,
            }
        );
    }
}
