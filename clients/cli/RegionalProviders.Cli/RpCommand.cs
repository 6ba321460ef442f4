using System.CommandLine;
using System.CommandLine.Help;
using RegionalProviders.Cli.Commands;
using RegionalProviders.Cli.Commands.Clients;
using RegionalProviders.Cli.Commands.Consortia;
using RegionalProviders.Cli.Commands.Councils;
using RegionalProviders.Cli.Commands.Documents;
using RegionalProviders.Cli.Commands.Issuers;
using RegionalProviders.Cli.Commands.Profiles;
using RegionalProviders.Cli.Commands.Providers;
using RegionalProviders.Cli.Commands.Users;
using RegionalProviders.Cli.Options;

namespace RegionalProviders.Cli;

/// <summary>The whole tree of commands.</summary>
internal sealed class RpCommand : RootCommand
{
    public RpCommand()
        : base("Regional Providers: the register of children's homes and other providers.")
    {
        Options.Add(GlobalOptions.Output);
        Options.Add(GlobalOptions.Profile);
        Options.Add(GlobalOptions.Verbose);
        Options.Add(GlobalOptions.Timeout);
        foreach (
            var command in new Command[]
            {
                new Login(),
                new ProfilesCommand(),
                new WhoAmI(),
                Group("councils", "Councils.", new CouncilsList(), new CouncilsGet()),
                Group(
                    "consortia",
                    "Consortia and their members.",
                    new ConsortiaList(),
                    new ConsortiaCreate(),
                    new ConsortiaAddMember(),
                    new ConsortiaMembers(),
                    new ConsortiaEndMembership()
                ),
                Group(
                    "clients",
                    "Machine clients.",
                    new ClientsList(),
                    new ClientsCreate(),
                    new ClientsRotate(),
                    new ClientsDisable()
                ),
                Group(
                    "users",
                    "People who sign in with a browser.",
                    new UsersList(),
                    new UsersGet(),
                    new UsersCreate(),
                    new UsersRoles(),
                    new UsersReinvite(),
                    new UsersReset(),
                    new UsersDisable()
                ),
                Group(
                    "issuers",
                    "Councils' own OpenID providers.",
                    new IssuersList(),
                    new IssuersRegister(),
                    new IssuersDisable()
                ),
                Group(
                    "providers",
                    "The register: settings, their history, and imports of regulators' lists.",
                    new ProvidersSearch(),
                    new ProvidersGet(),
                    new ProvidersHistory(),
                    new ProvidersImport(),
                    new ProvidersImports(),
                    new ProvidersChanges()
                ),
                Group(
                    "documents",
                    "Documents of providers.",
                    new DocumentsDue(),
                    new DocumentsList(),
                    new DocumentsAdd(),
                    new DocumentsReview()
                ),
                new Compliance(),
                new Completion(),
            }
        )
            Subcommands.Add(command);
        var help = Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
    }

    private static Command Group(string name, string description, params Command[] commands)
    {
        var group = new Command(name, description);
        foreach (var command in commands)
            group.Subcommands.Add(command);
        return group;
    }
}
