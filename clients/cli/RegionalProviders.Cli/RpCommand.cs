using System.CommandLine;
using System.CommandLine.Help;
using RegionalProviders.Cli.Commands;
using RegionalProviders.Cli.Commands.AccessLog;
using RegionalProviders.Cli.Commands.Clients;
using RegionalProviders.Cli.Commands.Consortia;
using RegionalProviders.Cli.Commands.Councils;
using RegionalProviders.Cli.Commands.Documents;
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
                    new IssuersUpdate(),
                    new IssuersDisable()
                ),
                Group(
                    "providers",
                    "The register: settings, their history, and imports of regulators' lists.",
                    new ProvidersSearch(),
                    new ProvidersGet(),
                    new ProvidersCreate(),
                    new ProvidersAmend(),
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
                Group(
                    "property-standards",
                    "The property-standards checklist, and checks of settings by it.",
                    new PropertyStandardsList(),
                    new PropertyStandardsGet(),
                    new PropertyStandardsSet(),
                    new PropertyStandardsChecks()
                ),
                Group(
                    "planning-leads",
                    "Planning applications by which councils find providers that they do not know yet.",
                    new PlanningLeadsList(),
                    new PlanningLeadsGet(),
                    new PlanningLeadsAdd(),
                    new PlanningLeadsUpdate()
                ),
                Group(
                    "placements",
                    "The council's own placement agreements, and what they cost.",
                    new PlacementsCreate(),
                    new PlacementsList(),
                    new PlacementsShow(),
                    new PlacementsAmend(),
                    new PlacementsUpdate(),
                    new PlacementsEnd(),
                    new PlacementsLiberty(),
                    new PlacementsWithdrawLiberty(),
                    new PlacementsOverdue(),
                    new PlacementsSpend()
                ),
                Group(
                    "positions",
                    "How many live placements each council has at each setting, for operators.",
                    new PositionsSnapshot()
                ),
                Group(
                    "windows",
                    "Windows of the yearly submission.",
                    new WindowsList(),
                    new WindowsSchedule(),
                    new WindowsClose()
                ),
                Group(
                    "submissions",
                    "The yearly return of a council.",
                    new SubmissionsCheck(),
                    new SubmissionsUpload(),
                    new SubmissionsPrepare(),
                    new SubmissionsShow(),
                    new SubmissionsFindings(),
                    new SubmissionsAcknowledge(),
                    new SubmissionsSubmit(),
                    new SubmissionsNil(),
                    new SubmissionsList(),
                    new SubmissionsAccept(),
                    new SubmissionsReturn(),
                    new SubmissionsPermitLate()
                ),
                Group(
                    "retention",
                    "Returns and agreements whose time is over, and what is held.",
                    new RetentionReviews(),
                    new RetentionDecide(),
                    new RetentionDecisions(),
                    new RetentionHold(),
                    new RetentionRelease(),
                    new RetentionHolds()
                ),
                Group(
                    "regional",
                    "Regional tables of a closed window.",
                    new RegionalTables(),
                    new RegionalPublish(),
                    new RegionalShow()
                ),
                Group(
                    "notices",
                    "Notices that members share about providers, and the council's inbox of them.",
                    new NoticesRaise(),
                    new NoticesList(),
                    new NoticesShow(),
                    new NoticesHistory(),
                    new NoticesInbox(),
                    new NoticesWatch(),
                    new NoticesAck(),
                    new NoticesDrafts(),
                    new NoticesIssue(),
                    new NoticesDismiss(),
                    new NoticesAssign(),
                    new NoticesAction(),
                    new NoticesOutcomes(),
                    new NoticesOverdue(),
                    new NoticesUpdate(),
                    new NoticesReview(),
                    new NoticesClose(),
                    new NoticesRetract(),
                    new NoticesSimilar(),
                    new NoticesDigest()
                ),
                Group(
                    "events",
                    "Significant events in settings, which providers tell placing and host councils.",
                    new EventsReport(),
                    new EventsList(),
                    new EventsShow(),
                    new EventsAssign(),
                    new EventsFollowUp(),
                    new EventsClose()
                ),
                Group(
                    "webhooks",
                    "Addresses that the deliveries of the council's inbox are posted to.",
                    new WebhooksRegister(),
                    new WebhooksVerify(),
                    new WebhooksList(),
                    new WebhooksShow(),
                    new WebhooksRotate(),
                    new WebhooksPause(),
                    new WebhooksResume(),
                    new WebhooksReplay(),
                    new WebhooksDelete()
                ),
                Group(
                    "regulator",
                    "What regulators tell local authorities, and what the council decides about its placements.",
                    new RegulatorRecord(),
                    new RegulatorList(),
                    new RegulatorReview()
                ),
                Group(
                    "access-log",
                    "Who read or changed what.",
                    new AccessLogList(),
                    new AccessLogVerify()
                ),
                new Completion(),
            }
        )
            Subcommands.Add(command);
        // Without the spellings of other systems, which completion would offer.
        Options.Remove(Options.OfType<HelpOption>().Single());
        var help = new HelpOption("--help", "-h");
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        Options.Add(help);
    }

    private static Command Group(string name, string description, params Command[] commands)
    {
        var group = new Command(name, description);
        foreach (var command in commands)
            group.Subcommands.Add(command);
        return group;
    }
}
