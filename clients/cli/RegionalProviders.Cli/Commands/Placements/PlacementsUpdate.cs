using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Changes the planned end, legal status or team of a placement from a given day.</summary>
internal sealed class PlacementsUpdate : SessionCommand
{
    public PlacementsUpdate()
        : base("update", "Change planned end, legal status or team; what stood before is kept.")
    {
        var from = AddRequired(Day.Option("--from", "From this day on."));
        var id = Add(PlacementShapes.Id());
        var reason = Add(PlacementShapes.Reason());
        var plannedEnd = Add(
            Day.Option(
                "--planned-end",
                "The planned end, later than the one that stands; the day does not count."
            )
        );
        var legalStatus = Text(
            "--legal-status",
            "Code of the statutory return, e.g. C2; none for a young person who is not looked after.",
            "CODE"
        );
        var team = Text(
            "--team",
            "The council's own reference of the social-worker team.",
            "REFERENCE"
        );
        var etag = Add(CommonOptions.Etag());

        Runs(async session =>
        {
            var request = new UpdateAgreementRequest
            {
                Id = session.Value(id),
                EffectiveOn = session.Value(from)?.ToMessage(),
                Reason = session.Value(reason),
                Etag = session.Value(etag) ?? "",
                RequestId = session.NewRequestId(),
                UpdateMask = new(),
            };
            if (session.Value(plannedEnd) is { } end)
            {
                request.PlannedEndOn = end.ToMessage();
                request.UpdateMask.Paths.Add("planned_end_on");
            }
            if (session.Value(legalStatus) is { } status)
            {
                request.LegalStatusCode = status == "none" ? "" : status;
                request.UpdateMask.Paths.Add("legal_status_code");
            }
            if (session.Value(team) is { } reference)
            {
                request.TeamReference = reference;
                request.UpdateMask.Paths.Add("team_reference");
            }
            if (request.UpdateMask.Paths.Count == 0)
                throw new CommandException(
                    ExitCode.InvalidInput,
                    "Nothing is named that would change.",
                    "Name --planned-end, --legal-status or --team."
                );
            await session.Client.Agreements.UpdateAgreementAsync(request, session.CallOptions);
            await session.ShowAgreementAsync(request.Id);
        });
    }
}
