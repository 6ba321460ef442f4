using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PropertyStandards;

/// <summary>Lists the checks of a setting.</summary>
internal sealed class PropertyStandardsChecks : SessionCommand
{
    public PropertyStandardsChecks()
        : base("checks", "List the checks of a setting, newest first.")
    {
        var urn = Add(CommonOptions.Urn());
        var regulator = Add(CommonOptions.Regulator());

        Lists(
            PropertyShapes.Check,
            async session =>
            {
                var setting = await Resolve.SettingAsync(
                    session,
                    session.Value(urn),
                    session.Value(regulator)
                );
                return session.Client.ListPropertyChecksAsync(
                    new ListPropertyChecksRequest
                    {
                        SettingId = setting.Id,
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                );
            }
        );
    }
}
