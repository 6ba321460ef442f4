using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace RegionalProviders.Cli;

/// <summary>Help that, for rp itself, also says what the exit codes mean.</summary>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is RootCommand)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Exit codes:");
            foreach (var (code, meaning) in ExitCode.Table)
                output.WriteLine($"  {code, -4} {meaning}");
            output.WriteLine();
        }
        return result;
    }
}
