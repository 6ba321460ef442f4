using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Shows one setting with its registration and judgements.</summary>
internal sealed class ProvidersGet : SessionCommand
{
    private readonly Argument<string> urn = CommonOptions.Urn();
    private readonly Option<Regulator> regulator = CommonOptions.Regulator();

    public ProvidersGet()
        : base("get", "Show a setting with its registration and judgements, by URN or id.")
    {
        Arguments.Add(urn);
        Options.Add(regulator);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var setting = await Resolve.SettingAsync(
            session,
            session.Value(urn),
            session.Value(regulator),
            cancellationToken
        );
        session.Output.One(setting, SettingShapes.SettingInFull);
    }
}
