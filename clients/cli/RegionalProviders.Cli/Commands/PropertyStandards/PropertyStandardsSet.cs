using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PropertyStandards;

/// <summary>Records a check of a setting.</summary>
internal sealed class PropertyStandardsSet : SessionCommand
{
    private readonly CheckAnswers answers = new();

    public PropertyStandardsSet()
        : base("set", "Record a check of a setting, item by item. Earlier checks stay.")
    {
        var urn = Add(CommonOptions.Urn());
        var regulator = Add(CommonOptions.Regulator());
        var consortium = AddRequired(CommonOptions.Consortium("Consortium whose members see it."));
        var on = Add(Day.Option("--on", "Day of the check (today)."));
        answers.AddTo(this);

        Shows(
            PropertyShapes.Check,
            async session =>
            {
                var items = await answers.ItemsAsync(session);
                var setting = await Resolve.SettingAsync(
                    session,
                    session.Value(urn),
                    session.Value(regulator)
                );
                return (
                    await session.Client.PropertyStandards.CreatePropertyCheckAsync(
                        new CreatePropertyCheckRequest
                        {
                            SettingId = setting.Id,
                            ConsortiumId = await Resolve.ConsortiumIdAsync(
                                session,
                                session.Value(consortium)
                            ),
                            CheckedOn = session.Value(on)?.ToMessage(),
                            Items = { items },
                            RequestId = session.NewRequestId(),
                        },
                        session.CallOptions
                    )
                ).Check;
            }
        );
    }
}
