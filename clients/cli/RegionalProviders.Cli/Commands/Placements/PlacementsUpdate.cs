using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Changes planned end, legal status or team from a day on.</summary>
internal sealed class PlacementsUpdate : SessionCommand
{
    private readonly Argument<string> id = PlacementShapes.Id();
    private readonly Option<DateOnly?> from = Day.Option("--from", "From this day on.");
    private readonly Option<string> reason = PlacementShapes.Reason();
    private readonly Option<DateOnly?> plannedEnd = Day.Option(
        "--planned-end",
        "The planned end, later than the one that stands; the day does not count."
    );
    private readonly Option<string?> legalStatus = new("--legal-status")
    {
        Description =
            "Code of the statutory return, e.g. C2; none for a young person who is not looked after.",
        HelpName = "CODE",
    };
    private readonly Option<string?> team = new("--team")
    {
        Description = "The council's own reference of the social-worker team.",
        HelpName = "REFERENCE",
    };
    private readonly Option<string?> etag = CommonOptions.Etag();

    public PlacementsUpdate()
        : base("update", "Change planned end, legal status or team; what stood before is kept.")
    {
        from.Required = true;
        Arguments.Add(id);
        Options.Add(from);
        Options.Add(reason);
        Options.Add(plannedEnd);
        Options.Add(legalStatus);
        Options.Add(team);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
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
        await session.Client.Agreements.UpdateAgreementAsync(
            request,
            cancellationToken: cancellationToken
        );
        await session.ShowAgreementAsync(request.Id, cancellationToken);
    }
}
