using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists drafts of notices, newest first.</summary>
internal sealed class NoticesDrafts : SessionCommand
{
    private readonly Option<DraftState> state = Choice.One<DraftState>(
        "--state",
        "Only of this state."
    );
    private readonly Option<bool> escalated = new("--escalated")
    {
        Description = "Shown to coordinators only.",
    };
    private readonly Option<bool> own = new("--own")
    {
        Description = "Only what the council is to issue as host authority.",
    };
    private readonly Option<bool> affected = new("--affected")
    {
        Description = "Only about settings where the council has children placed.",
    };
    private readonly Option<string?> setting = new("--setting")
    {
        Description = "Only about the setting with this id.",
        HelpName = "ID",
    };

    public NoticesDrafts()
        : base("drafts", "List drafts of notices that wait or waited to be issued, newest first.")
    {
        Options.Add(state);
        Options.Add(escalated);
        Options.Add(own);
        Options.Add(affected);
        Options.Add(setting);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListDraftsRequest
        {
            State = session.Value(state),
            EscalatedOnly = session.Value(escalated),
            OwnOnly = session.Value(own),
            AffectedOnly = session.Value(affected),
            SettingId = session.Value(setting) ?? "",
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListDraftsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            DraftShapes.Summary
        );
    }
}
