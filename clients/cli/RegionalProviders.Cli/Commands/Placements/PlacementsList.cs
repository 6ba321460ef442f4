using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Lists placement agreements.</summary>
internal sealed class PlacementsList : SessionCommand
{
    private readonly Option<string?> setting = new("--setting")
    {
        Description = "At this setting: its id in the register.",
        HelpName = "ID",
    };
    private readonly Option<string?> organisation = new("--organisation")
    {
        Description = "With this organisation: its id in the register.",
        HelpName = "ID",
    };
    private readonly Option<DateOnly?> liveOn = Day.Option(
        "--live-on",
        "Started by this day and not ended."
    );
    private readonly Option<bool> unregulated = new("--unregulated-only")
    {
        Description = "Unregulated placements only.",
    };

    public PlacementsList()
        : base("list", "List the council's placement agreements.")
    {
        Options.Add(setting);
        Options.Add(organisation);
        Options.Add(liveOn);
        Options.Add(unregulated);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListAgreementsRequest
        {
            SettingId = session.Value(setting) ?? "",
            OrganisationId = session.Value(organisation) ?? "",
            LiveOn = session.Value(liveOn)?.ToMessage(),
            UnregulatedOnly = session.Value(unregulated),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListAgreementsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            PlacementShapes.Summary
        );
    }
}
