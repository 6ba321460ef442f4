using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Lists placement agreements.</summary>
internal sealed class PlacementsList : SessionCommand
{
    public PlacementsList()
        : base("list", "List the council's placement agreements.")
    {
        var setting = Text("--setting", "At this setting: its id in the register.", "ID");
        var organisation = Text(
            "--organisation",
            "With this organisation: its id in the register.",
            "ID"
        );
        var liveOn = Add(Day.Option("--live-on", "Started by this day and not ended."));
        var unregulated = Flag("--unregulated-only", "Unregulated placements only.");

        Lists(
            PlacementShapes.Summary,
            session =>
                session.Client.ListAgreementsAsync(
                    new ListAgreementsRequest
                    {
                        SettingId = session.Value(setting) ?? "",
                        OrganisationId = session.Value(organisation) ?? "",
                        LiveOn = session.Value(liveOn)?.ToMessage(),
                        UnregulatedOnly = session.Value(unregulated),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
