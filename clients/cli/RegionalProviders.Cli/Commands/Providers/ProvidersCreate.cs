using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Creates a setting that no list carries.</summary>
internal sealed class ProvidersCreate : SessionCommand
{
    private readonly Argument<string> name = new("NAME") { Description = "Name of the setting." };
    private readonly Option<string?> urn = new("--urn")
    {
        Description = "Registration under which it runs; without it, the setting has none.",
        HelpName = "URN",
    };
    private readonly Option<Regulator> regulator = CommonOptions.Regulator();
    private readonly SettingOptions values = new();

    public ProvidersCreate()
        : base(
            "create",
            "Create a setting that no list carries, such as one of several premises of a registration."
        )
    {
        values.Type.Required = true;
        values.Authority.Required = true;
        Arguments.Add(name);
        Options.Add(urn);
        Options.Add(regulator);
        values.AddTo(this);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var setting = new Setting();
        await values.ApplyAsync(session, setting, cancellationToken);
        var response = await session.Client.Settings.CreateSettingAsync(
            new CreateSettingRequest
            {
                Registration = session.Value(urn) is { } number
                    ? Resolve.Registration(number, session.Value(regulator))
                    : null,
                Name = session.Value(name),
                ServiceType = setting.ServiceType,
                Address = setting.Address,
                HostAuthorityGss = setting.HostAuthorityGss,
                Places = setting.Places,
                Coordinates = setting.Coordinates,
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Setting, SettingShapes.SettingInFull);
    }
}
