using System.CommandLine;

namespace RegionalProviders.Cli.Commands;

/// <summary>Commands about one kind of thing, in the order in which help lists them.</summary>
internal abstract class CommandGroup : Command
{
    protected CommandGroup(string name, string description, params Command[] commands)
        : base(name, description)
    {
        foreach (var command in commands)
            Subcommands.Add(command);
    }
}
