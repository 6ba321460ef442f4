using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Shows one setting with its registration and judgements.</summary>
internal sealed class ProvidersGet : SessionCommand
{
    public ProvidersGet()
        : base("get", "Show a setting with its registration and judgements, by URN or id.")
    {
        var urn = Add(CommonOptions.Urn());
        var regulator = Add(CommonOptions.Regulator());

        Shows(
            SettingShapes.SettingInFull,
            async session =>
                await Resolve.SettingAsync(session, session.Value(urn), session.Value(regulator))
        );
    }
}
