using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Setup;

/// <summary>Confirms that the council has taken over.</summary>
internal sealed class SetupConfirm : SessionCommand
{
    public SetupConfirm()
        : base(
            "confirm",
            "Confirm that your council has taken over, and not the operator. Best by a person: rp login first."
        )
    {
        Shows(
            IdentityShapes.Setup,
            session =>
                session.Client.CouncilSetup.ConfirmCouncilSetupAsync(
                    new ConfirmCouncilSetupRequest(),
                    session.CallOptions
                ),
            answer => answer.Setup
        );
    }
}
