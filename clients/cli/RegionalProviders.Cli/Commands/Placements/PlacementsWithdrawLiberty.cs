using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>Withdraws an authorisation of a deprivation of liberty that should not have been recorded.</summary>
internal sealed class PlacementsWithdrawLiberty : SessionCommand
{
    public PlacementsWithdrawLiberty()
        : base(
            "withdraw-liberty",
            "Take back an authorisation of a deprivation of liberty; it stays to be read."
        )
    {
        var id = Add(PlacementShapes.Id());
        var authorisation = Argument(
            "AUTHORISATION",
            "Id of the authorisation; rp placements show -o json shows it."
        );
        var reason = Add(PlacementShapes.Reason());

        Runs(async session =>
        {
            await session.Client.Agreements.WithdrawLibertyAuthorisationAsync(
                new WithdrawLibertyAuthorisationRequest
                {
                    AgreementId = session.Value(id),
                    AuthorisationId = session.Value(authorisation),
                    Reason = session.Value(reason),
                    RequestId = session.NewRequestId(),
                },
                session.CallOptions
            );
            await session.ShowAgreementAsync(session.Value(id));
        });
    }
}
