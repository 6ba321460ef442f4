using System.CommandLine;
using System.CommandLine.Help;
using RegionalProviders.Cli.Commands;
using RegionalProviders.Cli.Commands.AccessLog;
using RegionalProviders.Cli.Commands.Addresses;
using RegionalProviders.Cli.Commands.Clients;
using RegionalProviders.Cli.Commands.Consortia;
using RegionalProviders.Cli.Commands.Councils;
using RegionalProviders.Cli.Commands.Documents;
using RegionalProviders.Cli.Commands.Domains;
using RegionalProviders.Cli.Commands.FromRegulators;
using RegionalProviders.Cli.Commands.Issuers;
using RegionalProviders.Cli.Commands.Notices;
using RegionalProviders.Cli.Commands.Placements;
using RegionalProviders.Cli.Commands.PlanningLeads;
using RegionalProviders.Cli.Commands.Positions;
using RegionalProviders.Cli.Commands.Profiles;
using RegionalProviders.Cli.Commands.PropertyStandards;
using RegionalProviders.Cli.Commands.Providers;
using RegionalProviders.Cli.Commands.Regional;
using RegionalProviders.Cli.Commands.Retention;
using RegionalProviders.Cli.Commands.Setup;
using RegionalProviders.Cli.Commands.SignificantEvents;
using RegionalProviders.Cli.Commands.Submissions;
using RegionalProviders.Cli.Commands.Users;
using RegionalProviders.Cli.Commands.Webhooks;
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
                new CouncilCommands(),
                new ConsortiumCommands(),
                new ClientCommands(),
                new SetupCommands(),
                new UserCommands(),
                new DomainCommands(),
                new AddressCommands(),
                new IssuerCommands(),
                new ProviderCommands(),
                new DocumentCommands(),
                new Compliance(),
                new PropertyStandardCommands(),
                new PlanningLeadCommands(),
                new PlacementCommands(),
                new PositionCommands(),
                new WindowCommands(),
                new SubmissionCommands(),
                new RetentionCommands(),
                new RegionalCommands(),
                new NoticeCommands(),
                new EventCommands(),
                new WebhookCommands(),
                new RegulatorCommands(),
                new AccessLogCommands(),
                new Completion(),
            }
        )
            Subcommands.Add(command);
        // The default help option has aliases such as /h and -?, which completion would offer.
        Options.Remove(Options.OfType<HelpOption>().Single());
        var help = new HelpOption("--help", "-h");
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        Options.Add(help);
    }
}
