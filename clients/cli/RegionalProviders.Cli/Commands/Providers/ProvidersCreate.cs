using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Creates a setting that is on no regulator's list.</summary>
internal sealed class ProvidersCreate : SessionCommand
{
    private readonly SettingOptions values = new();

    public ProvidersCreate()
        : base(
            "create",
            "Create a setting that no list carries, such as one of several premises of a registration."
        )
    {
        values.Type.Required = true;
        values.Authority.Required = true;
        var name = Argument("NAME", "Name of the setting.");
        var urn = Text(
            "--urn",
            "Registration under which it runs; without it, the setting has none.",
            "URN"
        );
        var regulator = Add(CommonOptions.Regulator());
        values.AddTo(this);

        Shows(
            SettingShapes.SettingInFull,
            async session =>
            {
                var setting = new Setting();
                await values.ApplyAsync(session, setting);
                return (
                    await session.Client.Settings.CreateSettingAsync(
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
                        session.CallOptions
                    )
                ).Setting;
            }
        );
    }
}
