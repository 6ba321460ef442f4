using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.FromRegulators;

/// <summary>Lists what regulators told, newest first.</summary>
internal sealed class RegulatorList : SessionCommand
{
    private readonly Option<string?> setting = new("--setting")
    {
        Description = "Only about the setting with this id.",
        HelpName = "ID",
    };
    private readonly Option<bool> inForce = new("--in-force")
    {
        Description = "Suspensions and restrictions that bind today only.",
    };
    private readonly Option<bool> ended = new("--ended")
    {
        Description =
            "Only those whose end has passed without that an extension or a lifting was recorded.",
    };
    private readonly Option<bool> toReview = new("--to-review")
    {
        Description = "Only those for which the council has to review its placements.",
    };

    public RegulatorList()
        : base("list", "List what regulators told, newest first.")
    {
        Options.Add(setting);
        Options.Add(inForce);
        Options.Add(ended);
        Options.Add(toReview);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListRegulatoryNoticesRequest
        {
            SettingId = session.Value(setting) ?? "",
            InForceOnly = session.Value(inForce),
            EndedUnresolvedOnly = session.Value(ended),
            ToReviewOnly = session.Value(toReview),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListRegulatoryNoticesAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            RegulatorShapes.Summary
        );
    }
}
