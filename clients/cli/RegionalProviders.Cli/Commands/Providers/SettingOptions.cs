using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RegionalProviders.Cli.Options;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Options for what a council may state about a setting.</summary>
internal sealed class SettingOptions
{
    private readonly Option<ServiceType> type = Choice.One<ServiceType>("--type", "Service type.");
    private readonly Option<string?> authority = new("--authority")
    {
        Description = "Host authority: GSS code or name.",
        HelpName = "GSS|NAME",
    };
    private readonly Option<string[]> lines = new("--line")
    {
        Description = "Street line of the address. May be repeated.",
        HelpName = "TEXT",
    };
    private readonly Option<string?> town = Part("--town", "Town of the address.");
    private readonly Option<string?> county = Part("--county", "County of the address.");
    private readonly Option<string?> postcode = Part("--postcode", "Postcode of the address.");
    private readonly Option<int?> places = new("--places")
    {
        Description = "Number of places.",
        HelpName = "N",
    };
    private readonly Option<Coordinates?> coordinates = new("--coordinates")
    {
        Description = "Degrees north and east, e.g. 51.4545,-2.5879.",
        HelpName = "LAT,LON",
        CustomParser = Point,
    };

    public Option<ServiceType> Type => type;

    public Option<string?> Authority => authority;

    public void AddTo(Command command)
    {
        foreach (
            var option in new Option[]
            {
                type,
                authority,
                lines,
                town,
                county,
                postcode,
                places,
                coordinates,
            }
        )
            command.Options.Add(option);
    }

    /// <summary>Sets the fields of the setting for which an option was given.</summary>
    /// <returns>The fields that were set.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(Session session, Setting setting)
    {
        var fields = new List<string>();
        if (session.Value(type) is var given and not ServiceType.Unspecified)
        {
            setting.ServiceType = given;
            fields.Add("service_type");
        }
        if (session.Value(authority) is { } council)
        {
            setting.HostAuthorityGss = (await Resolve.AuthoritiesAsync(session, [council]))[0];
            fields.Add("host_authority_gss");
        }
        if (AddressOf(session) is { } address)
        {
            setting.Address = address;
            fields.Add("address");
        }
        if (session.Value(places) is { } number)
        {
            setting.Places = number;
            fields.Add("places");
        }
        if (session.Value(coordinates) is { } point)
        {
            setting.Coordinates = point;
            fields.Add("coordinates");
        }
        return fields;
    }

    private Address? AddressOf(Session session)
    {
        var address = new Address
        {
            Lines = { session.Value(lines) ?? [] },
            Town = session.Value(town) ?? "",
            County = session.Value(county) ?? "",
            Postcode = session.Value(postcode) ?? "",
        };
        return address.Equals(new Address()) ? null : address;
    }

    private static Option<string?> Part(string name, string description) =>
        new(name) { Description = description, HelpName = "TEXT" };

    private static Coordinates? Point(ArgumentResult result)
    {
        var parts = result.Tokens[0].Value.Split(',');
        if (
            parts is [var north, var east]
            && double.TryParse(north, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(east, CultureInfo.InvariantCulture, out var longitude)
        )
            return new Coordinates { Latitude = latitude, Longitude = longitude };
        result.AddError(
            "--coordinates: give degrees north and east with a comma between, e.g. 51.4545,-2.5879."
        );
        return null;
    }
}
