using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Amends what councils know better about a setting than the regulators' lists.</summary>
internal sealed class ProvidersAmend : SessionCommand
{
    private static readonly Dictionary<string, string> Clearable = new()
    {
        ["name"] = "name",
        ["type"] = "service_type",
        ["authority"] = "host_authority_gss",
        ["address"] = "address",
        ["places"] = "places",
        ["coordinates"] = "coordinates",
        ["vacancies"] = "vacancies",
    };

    private readonly SettingOptions values = new();

    public ProvidersAmend()
        : base(
            "amend",
            "Amend a setting, by URN or id. What is given stays through later imports; an address is replaced whole."
        )
    {
        var urn = Add(CommonOptions.Urn());
        var regulator = Add(CommonOptions.Regulator());
        var name = Text("--name", "Name, e.g. one that the open list withholds.", "TEXT");
        values.AddTo(this);
        var vacancies = Add(
            new Option<int?>("--vacancies")
            {
                Description = "Number of places free, declared now.",
                HelpName = "N",
            }
        );
        var clear = Add(
            CommonOptions.Clear(
                "Take back what councils said of it: the lists' own value shows again.",
                Clearable.Keys
            )
        );
        var etag = Add(CommonOptions.Etag());

        Shows(
            SettingShapes.SettingInFull,
            async session =>
            {
                var amended = new Setting { Etag = session.Value(etag) ?? "" };
                var fields = new List<string>(await values.ApplyAsync(session, amended));
                if (session.Value(name) is { } text)
                {
                    amended.Name = text;
                    fields.Add("name");
                }
                if (session.Value(vacancies) is { } free)
                {
                    amended.Vacancies = new DeclaredVacancies { Places = free };
                    fields.Add("vacancies");
                }
                var mask = UpdateMask.Of(
                    fields,
                    session.Value(clear),
                    Clearable,
                    "rp providers amend --help"
                );
                amended.Id = (
                    await Resolve.SettingAsync(
                        session,
                        session.Value(urn),
                        session.Value(regulator)
                    )
                ).Id;
                return (
                    await session.Client.Settings.UpdateSettingAsync(
                        new UpdateSettingRequest { Setting = amended, UpdateMask = mask },
                        session.CallOptions
                    )
                ).Setting;
            }
        );
    }
}
