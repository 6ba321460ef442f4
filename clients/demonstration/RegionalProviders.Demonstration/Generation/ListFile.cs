using System.Globalization;
using System.Text;
using static RegionalProviders.Demonstration.Generation.PublishedLayout;

namespace RegionalProviders.Demonstration.Generation;

/// <summary>Writes an invented register in the regulator's own format: preamble, CRLF, withheld names and all.</summary>
internal static class ListFile
{
    private const string Withheld = "REDACTED";
    private static readonly string[] Sccif =
    [
        "Inadequate",
        "Requires improvement to be good",
        "Good",
        "Outstanding",
    ];
    private static readonly string[] Supported =
    [
        "Serious or widespread weaknesses",
        "Inconsistent quality of service delivery",
        "Consistently strong service delivery",
    ];

    internal static async Task WriteAsync(
        string path,
        IEnumerable<InventedProvider> register,
        DateOnly asAt
    )
    {
        await using var writer = new StreamWriter(
            path,
            append: false,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        )
        {
            NewLine = "\r\n",
        };
        foreach (var line in Preamble(asAt))
            await writer.WriteLineAsync(CsvLine.Of([line]));
        await writer.WriteLineAsync(CsvLine.Of(Columns));
        foreach (var provider in register)
        {
            var values = Values(provider);
            await writer.WriteLineAsync(
                CsvLine.Of(Columns.Select(column => values.GetValueOrDefault(column, "")))
            );
        }
    }

    private static Dictionary<string, string> Values(InventedProvider provider)
    {
        var values = new Dictionary<string, string>
        {
            [Urn] = provider.Urn,
            [ProvisionType] = provider.ProvisionType,
            [RegistrationDate] = Day(provider.RegisteredOn),
            [Status] = provider.Status,
            [Name] = provider.IsNameWithheld ? Withheld : provider.Name,
            [Address1] = provider.IsAddressWithheld ? Withheld : $"{provider.Name}, High Street",
            [Town] = provider.IsAddressWithheld ? Withheld : provider.Town,
            [Postcode] = provider.IsAddressWithheld ? Withheld : provider.Postcode,
            [Region] = provider.Region,
            [LocalAuthority] = provider.LocalAuthority,
            [Sector] = provider.Sector,
            [Places] = provider.Places?.ToString(CultureInfo.InvariantCulture) ?? "",
            [Owner] = provider.Owner,
        };
        if (provider is not { Rank: { } rank, InspectedOn: { } inspectedOn })
            return values;
        values[EventType] = "Full inspection";
        values[EventDate] = Day(inspectedOn);
        values[PublicationDate] = Day(inspectedOn.AddDays(35));
        values[EventNumber] = provider.EventNumber.ToString(CultureInfo.InvariantCulture);
        if (provider.ProvisionType == "Supported accommodation")
            values[SupportedAccommodation] = Supported[rank - 1];
        else
            values[Overall] = values[Protection] = values[Leadership] = Sccif[rank - 1];
        return values;
    }

    private static string Day(DateOnly date) =>
        date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
