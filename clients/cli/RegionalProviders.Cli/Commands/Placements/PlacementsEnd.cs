using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Records the end of a placement.</summary>
internal sealed class PlacementsEnd : SessionCommand
{
    public PlacementsEnd()
        : base(
            "end",
            "Record the end of a placement. Before the planned end it takes the approvals first."
        )
    {
        var id = Add(PlacementShapes.Id());
        var on = Add(Day.Option("--on", "The end; the day does not count."));
        var reason = Text("--reason", "Code of the statutory return, e.g. CARPL or E8.", "CODE");
        var correction = Flag(
            "--correction",
            "Puts this end in the place of the one recorded; without --on takes it back."
        );
        var etag = Add(CommonOptions.Etag());

        Runs(async session =>
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
                session.CallOptions
            );
            await session.ShowAgreementAsync(session.Value(id));
        });
    }
}
