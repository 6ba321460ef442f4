using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Takes an authorisation back that should not have been recorded.</summary>
internal sealed class PlacementsWithdrawLiberty : SessionCommand
{
    private readonly Argument<string> id = PlacementShapes.Id();
    private readonly Argument<string> authorisation = new("AUTHORISATION")
    {
        Description = "Id of the authorisation; rp placements show -o json shows it.",
    };
    private readonly Option<string> reason = PlacementShapes.Reason();

    public PlacementsWithdrawLiberty()
        : base(
            "withdraw-liberty",
            "Take back an authorisation of a deprivation of liberty; it stays to be read."
        )
    {
        Arguments.Add(id);
        Arguments.Add(authorisation);
        Options.Add(reason);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        await session.Client.Agreements.WithdrawLibertyAuthorisationAsync(
            new WithdrawLibertyAuthorisationRequest
            {
                AgreementId = session.Value(id),
                AuthorisationId = session.Value(authorisation),
                Reason = session.Value(reason),
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        await session.ShowAgreementAsync(session.Value(id), cancellationToken);
    }
}
