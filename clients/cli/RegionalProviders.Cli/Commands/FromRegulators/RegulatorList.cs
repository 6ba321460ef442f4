using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.FromRegulators;

/// <summary>Lists notices from regulators, newest first.</summary>
internal sealed class RegulatorList : SessionCommand
{
    public RegulatorList()
        : base("list", "List what regulators told, newest first.")
    {
        var setting = Text("--setting", "Only about the setting with this id.", "ID");
        var inForce = Flag("--in-force", "Suspensions and restrictions that bind today only.");
        var ended = Flag(
            "--ended",
            "Only those whose end has passed without that an extension or a lifting was recorded."
        );
        var toReview = Flag(
            "--to-review",
            "Only those for which the council has to review its placements."
        );

        Lists(
            RegulatorShapes.Summary,
            session =>
                session.Client.ListRegulatoryNoticesAsync(
                    new ListRegulatoryNoticesRequest
                    {
                        SettingId = session.Value(setting) ?? "",
                        InForceOnly = session.Value(inForce),
                        EndedUnresolvedOnly = session.Value(ended),
                        ToReviewOnly = session.Value(toReview),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
