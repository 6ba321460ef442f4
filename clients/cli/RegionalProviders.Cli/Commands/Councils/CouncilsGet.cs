using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;

namespace RegionalProviders.Cli.Commands.Councils;

/// <summary>Shows one council.</summary>
internal sealed class CouncilsGet : SessionCommand
{
    private readonly Argument<string> code = new("CODE")
    {
        Description = "GSS code, DfE code, name or id.",
    };

    public CouncilsGet()
        : base("get", "Show one council.") => Arguments.Add(code);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken) =>
        session.Output.One(
            await Resolve.CouncilAsync(session, session.Value(code), cancellationToken),
            IdentityShapes.CouncilInFull
        );
}
