using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists drafts of notices, newest first.</summary>
internal sealed class NoticesDrafts : SessionCommand
{
    public NoticesDrafts()
        : base("drafts", "List drafts of notices that wait or waited to be issued, newest first.")
    {
        var state = Add(Choice.One<DraftState>("--state", "Only of this state."));
        var escalated = Flag("--escalated", "Shown to coordinators only.");
        var own = Flag("--own", "Only what the council is to issue as host authority.");
        var affected = Flag(
            "--affected",
            "Only about settings where the council has children placed."
        );
        var setting = Text("--setting", "Only about the setting with this id.", "ID");

        Lists(
            DraftShapes.Summary,
            session =>
                session.Client.ListDraftsAsync(
                    new ListDraftsRequest
                    {
                        State = session.Value(state),
                        EscalatedOnly = session.Value(escalated),
                        OwnOnly = session.Value(own),
                        AffectedOnly = session.Value(affected),
                        SettingId = session.Value(setting) ?? "",
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
