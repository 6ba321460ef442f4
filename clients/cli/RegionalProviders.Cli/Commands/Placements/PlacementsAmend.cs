using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Changes the costs of a placement from a given day.</summary>
internal sealed class PlacementsAmend : SessionCommand
{
    public PlacementsAmend()
        : base("amend", "Change what a placement costs from a day on. Earlier costs stay.")
    {
        var from = AddRequired(Day.Option("--from", "From this day on."));
        var id = Add(PlacementShapes.Id());
        var file = Argument("FILE", "JSON with costLines: all lines from then on.");
        var reason = Add(PlacementShapes.Reason());
        var etag = Add(CommonOptions.Etag());

        Shows(
            PlacementShapes.Amended,
            async session =>
            {
                var request = JsonFile.Read<AmendAgreementRequest>(session.Value(file));
                request.Id = session.Value(id);
                request.EffectiveOn = session.Value(from)?.ToMessage();
                request.Reason = session.Value(reason);
                request.Etag = session.Value(etag) ?? "";
                request.RequestId = session.NewRequestId();
                return await session.Client.Agreements.AmendAgreementAsync(
                    request,
                    session.CallOptions
                );
            }
        );
    }
}
