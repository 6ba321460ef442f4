using RegionalProviders.Cli.Output.Shapes;

namespace RegionalProviders.Cli.Commands.Councils;

/// <summary>Shows one council.</summary>
internal sealed class CouncilsGet : SessionCommand
{
    public CouncilsGet()
        : base("get", "Show one council.")
    {
        var code = Argument("CODE", "GSS code, DfE code, name or id.");

        Shows(
            IdentityShapes.CouncilInFull,
            async session => await Resolve.CouncilAsync(session, session.Value(code))
        );
    }
}
