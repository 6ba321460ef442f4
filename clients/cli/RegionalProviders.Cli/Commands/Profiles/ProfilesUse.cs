using System.CommandLine;
using RegionalProviders.Cli.Profiles;

namespace RegionalProviders.Cli.Commands.Profiles;

/// <summary>Makes a profile the current one.</summary>
internal sealed class ProfilesUse : Command
{
    private readonly Argument<string> name = new("NAME") { Description = "Name of the profile." };

    public ProfilesUse()
        : base("use", "Make a profile the current one.")
    {
        Arguments.Add(name);
        SetAction(parsed =>
        {
            var context = (CommandContext)parsed.InvocationConfiguration;
            new ProfileStore(context).Use(parsed.GetRequiredValue(name));
            return ExitCode.Ok;
        });
    }
}
