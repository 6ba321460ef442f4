using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Amends what councils know better than the lists.</summary>
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

    private readonly Argument<string> urn = CommonOptions.Urn();
    private readonly Option<Regulator> regulator = CommonOptions.Regulator();
    private readonly Option<string?> name = new("--name")
    {
        Description = "Name, e.g. one that the open list withholds.",
        HelpName = "TEXT",
    };
    private readonly SettingOptions values = new();
    private readonly Option<int?> vacancies = new("--vacancies")
    {
        Description = "Number of places free, declared now.",
        HelpName = "N",
    };
    private readonly Option<string[]> clear = CommonOptions.Clear(
        "Take back what councils said of it: the lists' own value shows again.",
        Clearable.Keys
    );
    private readonly Option<string?> etag = CommonOptions.Etag();

    public ProvidersAmend()
        : base(
            "amend",
            "Amend a setting, by URN or id. What is given stays through later imports; an address is replaced whole."
        )
    {
        Arguments.Add(urn);
        Options.Add(regulator);
        Options.Add(name);
        values.AddTo(this);
        Options.Add(vacancies);
        Options.Add(clear);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var amended = new Setting { Etag = session.Value(etag) ?? "" };
        var fields = new List<string>(await values.ApplyAsync(session, amended, cancellationToken));
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
                session.Value(regulator),
                cancellationToken
            )
        ).Id;
        var response = await session.Client.Settings.UpdateSettingAsync(
            new UpdateSettingRequest { Setting = amended, UpdateMask = mask },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Setting, SettingShapes.SettingInFull);
    }
}
