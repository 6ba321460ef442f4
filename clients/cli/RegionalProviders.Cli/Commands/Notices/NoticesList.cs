using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists notices, newest first.</summary>
internal sealed class NoticesList : SessionCommand
{
    public NoticesList()
        : base("list", "List notices, newest first.")
    {
        var setting = Text("--setting", "Only about the setting with this id.", "ID");
        var organisation = Text(
            "--organisation",
            "Only about the organisation with this id, or a setting of it.",
            "ID"
        );
        var from = Add(Day.Option("--from", "Issued on this day or later."));
        var open = Flag("--open", "Open ones only.");
        var suspensions = Flag(
            "--suspensions",
            "Suspensions and restrictions of purchasing in force only."
        );
        var reviewOverdue = Flag(
            "--review-overdue",
            "Open ones whose day of review has passed only."
        );
        var matters = Add(
            Choice.Many<ProtocolMatter>("--matter", "Only of these matters of the protocol.")
        );

        Lists(
            NoticeShapes.Summary,
            session =>
                session.Client.ListNoticesAsync(
                    new ListNoticesRequest
                    {
                        SettingId = session.Value(setting) ?? "",
                        OrganisationId = session.Value(organisation) ?? "",
                        IssuedFrom = session.Value(from)?.ToMessage(),
                        OpenOnly = session.Value(open),
                        OpenSuspensionsOnly = session.Value(suspensions),
                        ReviewOverdue = session.Value(reviewOverdue),
                        Matters = { session.Value(matters) ?? [] },
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
