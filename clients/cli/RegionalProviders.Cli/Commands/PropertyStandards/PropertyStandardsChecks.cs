using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PropertyStandards;

/// <summary>Lists the checks of a setting.</summary>
internal sealed class PropertyStandardsChecks : SessionCommand
{
    private readonly Argument<string> urn = CommonOptions.Urn();
    private readonly Option<Regulator> regulator = CommonOptions.Regulator();

    public PropertyStandardsChecks()
        : base("checks", "List the checks of a setting, newest first.")
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
        session.Output.List(
            await session
                .Client.ListPropertyChecksAsync(
                    new ListPropertyChecksRequest
                    {
                        SettingId = setting.Id,
                        PageSize = Paging.LargestPage,
                    },
                    cancellationToken
                )
                .ToListAsync(cancellationToken),
            PropertyShapes.Check
        );
    }
}
