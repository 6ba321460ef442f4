using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Setup;

/// <summary>Shows whether the council has confirmed its setup, and what waits for that.</summary>
internal sealed class SetupShow : SessionCommand
{
    public SetupShow()
        : base(
            "show",
            "Show whether your council has confirmed its setup, and what waits for that."
        )
    {
        Shows(
            IdentityShapes.Setup,
            session =>
                session.Client.CouncilSetup.GetCouncilSetupAsync(
                    new GetCouncilSetupRequest(),
                    session.CallOptions
                ),
            answer => answer.Setup
        );
    }
}
