using System.CommandLine;
using System.Text.Json.Nodes;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Profiles;
using RegionalProviders.Client;

namespace RegionalProviders.Cli.Commands.Profiles;

/// <summary>Lists the stored profiles, never their secrets.</summary>
internal sealed class ProfilesCommand : Command
{
    private static readonly Shape<Row> Shown = Shape.Of<Row>(
        row => new JsonObject
        {
            ["name"] = row.Name,
            ["current"] = row.IsCurrent,
            ["server"] = row.Server,
            ["clientId"] = row.ClientId,
            ["problem"] = row.Problem,
        },
        ("Current", row => row.IsCurrent ? "*" : null),
        ("Name", row => row.Name),
        ("Server", row => row.Server),
        ("Client id", row => row.ClientId),
        ("Problem", row => row.Problem)
    );

    public ProfilesCommand()
        : base("profiles", "List the profiles that are kept.")
    {
        Subcommands.Add(new ProfilesUse());
        SetAction(parsed =>
        {
            var context = (CommandContext)parsed.InvocationConfiguration;
            var store = new ProfileStore(context);
            new OutputWriter(context, parsed.GetValue(GlobalOptions.Output)).List(
                [.. store.Names.Select(name => Read(store, name))],
                Shown
            );
            return ExitCode.Ok;
        });
    }

    private static Row Read(ProfileStore store, string name)
    {
        var isCurrent = store.Current == name;
        try
        {
            var profile = ClientProfile.Load(store.PathOf(name));
            return new Row(name, isCurrent, profile.Server.ToString(), profile.ClientId, null);
        }
        catch (ProfileException e)
        {
            return new Row(name, isCurrent, null, null, e.Message);
        }
    }

    private sealed record Row(
        string Name,
        bool IsCurrent,
        string? Server,
        string? ClientId,
        string? Problem
    );
}
