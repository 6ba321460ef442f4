using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PropertyStandards;

/// <summary>Records a check of a setting.</summary>
internal sealed class PropertyStandardsSet : SessionCommand
{
    private readonly Argument<string> urn = CommonOptions.Urn();
    private readonly Option<Regulator> regulator = CommonOptions.Regulator();
    private readonly Option<string?> consortium = CommonOptions.Consortium(
        "Consortium whose members see it."
    );
    private readonly Option<DateOnly?> on = Day.Option("--on", "Day of the check (today).");
    private readonly CheckAnswers answers = new();

    public PropertyStandardsSet()
        : base("set", "Record a check of a setting, item by item. Earlier checks stay.")
    {
        consortium.Required = true;
        Arguments.Add(urn);
        Options.Add(regulator);
        Options.Add(consortium);
        Options.Add(on);
        answers.AddTo(this);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var items = await answers.ItemsAsync(session, cancellationToken);
        var setting = await Resolve.SettingAsync(
            session,
            session.Value(urn),
            session.Value(regulator),
            cancellationToken
        );
        var response = await session.Client.PropertyStandards.CreatePropertyCheckAsync(
            new CreatePropertyCheckRequest
            {
                SettingId = setting.Id,
                ConsortiumId = await Resolve.ConsortiumIdAsync(
                    session,
                    session.Value(consortium),
                    cancellationToken
                ),
                CheckedOn = session.Value(on)?.ToMessage(),
                Items = { items },
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Check, PropertyShapes.Check);
    }
}
