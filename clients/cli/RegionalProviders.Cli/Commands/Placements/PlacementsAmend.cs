using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Changes the costs of a placement from a day on.</summary>
internal sealed class PlacementsAmend : SessionCommand
{
    private readonly Argument<string> id = PlacementShapes.Id();
    private readonly Argument<string> file = new("FILE")
    {
        Description = "JSON with costLines: all lines from then on.",
    };
    private readonly Option<DateOnly?> from = Day.Option("--from", "From this day on.");
    private readonly Option<string> reason = PlacementShapes.Reason();
    private readonly Option<string?> etag = CommonOptions.Etag();

    public PlacementsAmend()
        : base("amend", "Change what a placement costs from a day on. Earlier costs stay.")
    {
        from.Required = true;
        Arguments.Add(id);
        Arguments.Add(file);
        Options.Add(from);
        Options.Add(reason);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = JsonFile.Read<AmendAgreementRequest>(session.Value(file));
        request.Id = session.Value(id);
        request.EffectiveOn = session.Value(from)?.ToMessage();
        request.Reason = session.Value(reason);
        request.Etag = session.Value(etag) ?? "";
        request.RequestId = session.NewRequestId();
        var amended = await session.Client.Agreements.AmendAgreementAsync(
            request,
            cancellationToken: cancellationToken
        );
        session.Output.One(amended, PlacementShapes.Amended);
    }
}
