using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Records the end of a placement.</summary>
internal sealed class PlacementsEnd : SessionCommand
{
    private readonly Argument<string> id = PlacementShapes.Id();
    private readonly Option<DateOnly?> on = Day.Option("--on", "The end; the day does not count.");
    private readonly Option<string?> reason = new("--reason")
    {
        Description = "Code of the statutory return, e.g. CARPL or E8.",
        HelpName = "CODE",
    };
    private readonly Option<bool> correction = new("--correction")
    {
        Description = "Puts this end in the place of the one recorded; without --on takes it back.",
    };
    private readonly Option<string?> etag = CommonOptions.Etag();

    public PlacementsEnd()
        : base(
            "end",
            "Record the end of a placement. Before the planned end it takes the approvals first."
        )
    {
        Arguments.Add(id);
        Options.Add(on);
        Options.Add(reason);
        Options.Add(correction);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        await session.Client.Agreements.EndAgreementAsync(
            new EndAgreementRequest
            {
                Id = session.Value(id),
                EndedOn = session.Value(on)?.ToMessage(),
                EndReasonCode = session.Value(reason) ?? "",
                Correction = session.Value(correction),
                Etag = session.Value(etag) ?? "",
            },
            cancellationToken: cancellationToken
        );
        await session.ShowAgreementAsync(session.Value(id), cancellationToken);
    }
}
