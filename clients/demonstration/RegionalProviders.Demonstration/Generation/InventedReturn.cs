using System.Globalization;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;
using static RegionalProviders.Demonstration.Generation.CensusLayout;

namespace RegionalProviders.Demonstration.Generation;

/// <summary>
/// Invented placements of one council at settings of the register, as rows of the census; the same for the same seed.
/// </summary>
internal sealed class InventedReturn(
    Identity.V1.Council council,
    IReadOnlyList<Setting> settings,
    DateOnly asAt,
    int seed
)
{
    private const string NotApplicable = "Not applicable";
    private readonly Random random = new(seed);

    /// <summary>Rows without errors; what the register says about a setting may still cause warnings.</summary>
    internal List<Dictionary<string, string>> Create(int count) =>
        [.. Enumerable.Range(1, count).Select(New)];

    /// <summary>Adds mistakes that officers make: a wrong sum, a wrong date, a missing number, a repeated row.</summary>
    internal static List<Dictionary<string, string>> Spoil(
        IReadOnlyList<Dictionary<string, string>> rows,
        DateOnly asAt
    )
    {
        var spoilt = rows.Select(row => new Dictionary<string, string>(row)).ToList();
        spoilt[2][Health] = "250.00";
        spoilt[6][Start] = Day(asAt.AddDays(40));
        // Only a home needs an establishment URN of its own: fostering is identified by the URN of the agency.
        var home = spoilt
            .Skip(7)
            .First(row => !row[Provision].StartsWith("Fostering", StringComparison.Ordinal));
        home[EstablishmentUrn] = "";
        spoilt.Add(new(spoilt[4]));
        return spoilt;
    }

    private Dictionary<string, string> New(int number)
    {
        var setting = settings[random.Next(settings.Count)];
        var registration = setting.Registration;
        var (provision, youngest, least, most) = setting.ServiceType switch
        {
            ServiceType.IndependentFosteringAgency => ("Fostering - Mainstream", 1, 780, 1_150),
            ServiceType.SupportedAccommodation => (
                "Supported Accommodation - Category 2: Shared or group living for LAC and care leavers",
                16,
                900,
                2_400
            ),
            _ => ("Residential - Mainstream", 8, 4_100, 7_300),
        };
        var total = random.Next(least * 100, most * 100);
        // Education pays part of one placement in five, health part of one in ten.
        var education = random.Next(5) == 0 ? total / 5 : 0;
        var health = random.Next(10) == 0 ? total / 4 : 0;
        var urn = registration.Key.Urn;
        return new()
        {
            [LookedAfter] = "Looked after child (under 18)",
            [PlacingAuthority] = council.Name,
            [Identifier] = $"{council.GssCode[^3..]}-{number:00000}",
            [Age] = Text(random.Next(youngest, 18)),
            [Gender] =
                random.Next(2) == 0
                    ? "Female (including trans female)"
                    : "Male (including trans male)",
            [Sourced] =
                random.Next(3) == 0
                    ? "Direct Award / Off Framework"
                    : "Local Contract or Framework",
            [CensusLayout.Organisation] = registration.Owner?.Name is { Length: > 0 } owner
                ? owner
                : NotApplicable,
            [ProviderUrn] = urn,
            [CompanyNumber] = NotApplicable,
            // The open list withholds the names of children's homes: the council knows them, the demonstration does not.
            [Establishment] = setting.Name.Length > 0 ? setting.Name : $"Home {urn}",
            [EstablishmentUrn] = urn,
            [Provision] = provision,
            [Uasc] = "No",
            [EthnicGroup] = "Unknown",
            [Start] = Day(StartAt(registration)),
            [Total] = Pounds(total),
            [SocialCare] = Pounds(total - education - health),
            [Education] = Pounds(education),
            [Health] = Pounds(health),
            [Packages] = "No",
            [CensusLayout.Registration] = "Ofsted",
            [DistanceReason] =
                setting.Region == council.Region
                    ? NotApplicable
                    : "Provision within distance exists but is not available",
            [Dols] = "No",
            [Solo] = "No, and is not in a solo placement",
        };
    }

    private DateOnly StartAt(Registration registration)
    {
        var earliest = asAt.AddYears(-3);
        if (registration.RegisteredOn.ToDateOnly() is { } registered && registered > earliest)
            earliest = registered;
        return earliest.AddDays(random.Next(asAt.DayNumber - earliest.DayNumber));
    }

    private static string Day(DateOnly day) =>
        day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Pounds(int pence) =>
        string.Create(CultureInfo.InvariantCulture, $"{pence / 100}.{pence % 100:00}");
}
