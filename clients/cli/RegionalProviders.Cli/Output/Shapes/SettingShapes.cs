using System.Globalization;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Settings and what the search counts.</summary>
internal static class SettingShapes
{
    private const string Withheld = "(withheld)";

    public static readonly Shape<Setting> Setting = Shape.Of<Setting>(
        ("URN", setting => setting.Registration?.Key?.Urn),
        ("Name", row => Name(row)),
        ("Type", setting => EnumText.Of(setting.ServiceType)),
        ("Authority", setting => setting.HostAuthorityName),
        ("Places", setting => setting.Places.TextUnlessZero()),
        ("Judgement", row => Judgements(row)),
        ("Inspected", setting => setting.Registration?.LastInspectedOn.Text()),
        ("Owner", setting => setting.Registration?.Owner?.Name)
    );

    public static readonly Shape<Setting> SettingInFull = Setting with
    {
        Columns =
        [
            .. Setting.Columns,
            new("Regulator", setting => Of(setting.Registration?.Key?.Regulator)),
            new("Provision type", setting => setting.Registration?.ProvisionType),
            new("Status", setting => Of(setting.Registration?.Status)),
            new(
                "Withdrawn",
                setting =>
                    setting.Registration is { Withdrawn: true } ? "not on the last list" : null
            ),
            new("Registered", setting => setting.Registration?.RegisteredOn.Text()),
            new("Last listed", setting => setting.Registration?.LastListedOn.Text()),
            new("Sector", setting => setting.Registration?.Sector),
            new("School URN", setting => setting.Registration?.LinkedEducationUrn),
            new("Company number", setting => setting.Registration?.Owner?.CompanyNumber),
            new("Address", setting => Address(setting)),
            new("Region", setting => setting.Region),
            new("Authority code", setting => setting.HostAuthorityGss),
            new("Coordinates", setting => Coordinates(setting)),
            new("Vacancies", setting => setting.Vacancies?.Places.Text()),
            new("Vacancies declared", setting => setting.Vacancies?.DeclaredAt.Text()),
            new("Updated", setting => setting.UpdatedAt.Text()),
            new("Id", setting => setting.Id),
        ],
    };

    public static readonly Shape<(string Facet, FacetCount Count)> Facet = Shape.Of<(
        string Facet,
        FacetCount Count
    )>(
        row => JsonText.Of(row.Count),
        ("Facet", row => row.Facet.Replace('_', ' ')),
        ("Value", row => row.Count.Value),
        ("Count", row => row.Count.Count.Text())
    );

    /// <summary>For messages without a flag for a withheld name: in these, an empty name means withheld.</summary>
    public static string NameOrWithheld(string name) => name.Length == 0 ? Withheld : name;

    private static string? Name(Setting setting) => setting.NameWithheld ? Withheld : setting.Name;

    // In the words of each scale: bands are for searching, not for reading.
    private static string? Judgements(Setting setting) =>
        setting.Registration is { } registration
            ? string.Join("; ", registration.Judgements.Select(judgement => judgement.Value))
            : null;

    private static string? Address(Setting setting)
    {
        if (setting.AddressWithheld)
            return Withheld;
        if (setting.Address is not { } address)
            return null;
        return string.Join(
            ", ",
            address
                .Lines.Concat([address.Town, address.County, address.Postcode])
                .Where(part => part.Length > 0)
        );
    }

    private static string? Coordinates(Setting setting) =>
        setting.Coordinates is { } point
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{point.Latitude:0.#####}, {point.Longitude:0.#####}"
            )
            : null;

    private static string? Of<T>(T? value)
        where T : struct, Enum => value is { } known ? EnumText.Of(known) : null;
}
