using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists notices, newest first.</summary>
internal sealed class NoticesList : SessionCommand
{
    private readonly Option<string?> setting = new("--setting")
    {
        Description = "Only about the setting with this id.",
        HelpName = "ID",
    };
    private readonly Option<string?> organisation = new("--organisation")
    {
        Description = "Only about the organisation with this id, or a setting of it.",
        HelpName = "ID",
    };
    private readonly Option<DateOnly?> from = Day.Option("--from", "Issued on this day or later.");
    private readonly Option<bool> open = new("--open") { Description = "Open ones only." };
    private readonly Option<bool> suspensions = new("--suspensions")
    {
        Description = "Suspensions and restrictions of purchasing in force only.",
    };
    private readonly Option<bool> reviewOverdue = new("--review-overdue")
    {
        Description = "Open ones whose day of review has passed only.",
    };
    private readonly Option<ProtocolMatter[]> matters = Choice.Many<ProtocolMatter>(
        "--matter",
        "Only of these matters of the protocol."
    );

    public NoticesList()
        : base("list", "List notices, newest first.")
    {
        Options.Add(setting);
        Options.Add(organisation);
        Options.Add(from);
        Options.Add(open);
        Options.Add(suspensions);
        Options.Add(reviewOverdue);
        Options.Add(matters);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListNoticesRequest
        {
            SettingId = session.Value(setting) ?? "",
            OrganisationId = session.Value(organisation) ?? "",
            IssuedFrom = session.Value(from)?.ToMessage(),
            OpenOnly = session.Value(open),
            OpenSuspensionsOnly = session.Value(suspensions),
            ReviewOverdue = session.Value(reviewOverdue),
            Matters = { session.Value(matters) ?? [] },
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListNoticesAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            NoticeShapes.Summary
        );
    }
}
