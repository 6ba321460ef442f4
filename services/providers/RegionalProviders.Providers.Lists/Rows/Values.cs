using RegionalProviders.Providers.Lists.Columns;

namespace RegionalProviders.Providers.Lists.Rows;

/// <summary>Spellings of provision types and statuses, from Data.</summary>
internal static class Values
{
    private static readonly Dictionary<string, ProvisionType> Types = DataFile
        .Read("provision_types.csv")
        .ToDictionary(
            row => HeaderText.Normalise(row[1]),
            row => Enum.Parse<ProvisionType>(row[0])
        );

    private static readonly Dictionary<string, RegistrationStatus> Statuses = DataFile
        .Read("statuses.csv")
        .ToDictionary(
            row => HeaderText.Normalise(row[1]),
            row => Enum.Parse<RegistrationStatus>(row[0])
        );

    private static readonly Dictionary<string, string> Sectors = new[]
    {
        "Private",
        "Voluntary",
        "Local Authority",
        "Health Authority",
        "Academy",
    }.ToDictionary(HeaderText.Normalise);

    public static ProvisionType? TypeOf(string? text) =>
        text is not null && Types.TryGetValue(HeaderText.Normalise(text), out var type)
            ? type
            : null;

    public static RegistrationStatus? StatusOf(string text) =>
        Statuses.TryGetValue(HeaderText.Normalise(text), out var status) ? status : null;

    public static string? SectorOf(string? text) =>
        text is not null && Sectors.TryGetValue(HeaderText.Normalise(text), out var sector)
            ? sector
            : text;
}
