using RegionalProviders.Placements.Regional;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>
/// Random regions that follow the facts of the register: a setting has one owner, host, kind of service and number of
/// places, and only takes placements of types that fit its kind. A few settings take most placements.
/// </summary>
internal static class RandomRegion
{
    private static readonly (string Kind, string[] Types, int MaxPlaces)[] Kinds =
    [
        ("IndependentFosteringAgency", ["fostering_mainstream", "fostering_enhanced"], 0),
        ("ChildrensHome", ["residential_mainstream", "residential_with_education"], 6),
        ("SupportedAccommodation", ["supported_accommodation_2", "supported_accommodation_4"], 12),
        ("ChildrensHome", ["residential_mainstream"], 3),
        ("ResidentialSchool52", ["residential_school_52"], 30),
        ("SecureChildrensHome", ["secure_welfare"], 8),
    ];

    public static RegionalReturns Of(
        int seed,
        int councils,
        int providers,
        int settings,
        int placements
    )
    {
        var random = new Random(seed);
        var hosts = councils + (councils / 2);
        var kinds = Enumerable.Range(0, settings).Select(_ => Few(random, Kinds.Length)).ToArray();
        var register = Enumerable
            .Range(0, settings)
            .Select(each => new RegionalSetting(
                Name('s', each),
                Name('p', Few(random, providers)),
                Name('c', random.Next(hosts)),
                Kinds[kinds[each]].Kind,
                Kinds[kinds[each]].MaxPlaces is > 0 and var most ? 1 + Few(random, most) : null
            ))
            .ToArray();
        // Some settings are full.
        var vacant = register.Select(each => each.Places - random.Next(3)).ToArray();
        var placed = new List<RegionalPlacement>();
        for (var tries = 0; placed.Count < placements && tries < 50 * placements; tries++)
        {
            var at = random.Next(3) == 0 ? random.Next(settings) : Few(random, settings);
            if (vacant[at] <= 0)
                continue;
            vacant[at]--;
            var types = Kinds[kinds[at]].Types;
            placed.Add(
                random.Next(60) == 0
                    ? Unplaced(Few(random, councils), random)
                    : Placement(
                        Few(random, councils),
                        register[at],
                        types[random.Next(types.Length)],
                        Weekly(random)
                    )
            );
        }
        return new RegionalReturns(placed, register, BandOf);
    }

    public static RegionalPlacement Placement(
        int council,
        RegionalSetting setting,
        string type,
        Money weekly
    ) =>
        new()
        {
            PlacingAuthority = Name('c', council),
            Provider = setting.Provider,
            Setting = setting.Urn,
            HostAuthority = setting.HostAuthority,
            ServiceType = type,
            DistanceBand = BandOf(Name('c', council), setting.HostAuthority),
            Weekly = weekly,
        };

    /// <summary>
    /// Service types that returns may give for a setting of a kind; for the unknown kind, those outside the register.
    /// </summary>
    public static IEnumerable<string> TypesOf(string kind) =>
        kind == RegionalPlacement.Unknown
            ? ["unregistered", "residential_mainstream"]
            : Kinds.Where(each => each.Kind == kind).SelectMany(each => each.Types).Distinct();

    /// <summary>The distance band. Three consecutive councils form a region of England.</summary>
    public static string BandOf(string council, string host) =>
        host == RegionalPlacement.Unknown ? host
        : council == host ? "own_area"
        : Number(council) / 3 == Number(host) / 3 ? "same_region"
        : "other_region";

    public static string Name(char kind, int number) => $"{kind}{number:D4}";

    // A placement outside the register: in another nation, with an unknown number, or with nothing registered at all.
    private static RegionalPlacement Unplaced(int council, Random random) =>
        new()
        {
            PlacingAuthority = Name('c', council),
            Provider = RegionalPlacement.Unknown,
            Setting = RegionalPlacement.Unknown,
            HostAuthority = RegionalPlacement.Unknown,
            ServiceType = random.Next(2) == 0 ? "unregistered" : "residential_mainstream",
            DistanceBand = RegionalPlacement.Unknown,
            Weekly = Weekly(random),
        };

    private static int Few(Random random, int count) =>
        (int)(count * Math.Pow(random.NextDouble(), 2));

    private static Money Weekly(Random random)
    {
        var social = 10_000 * random.Next(5, 60);
        var education = random.Next(4) == 0 ? 10_000 * random.Next(20) : 0;
        var health = random.Next(12) == 0 ? 10_000 * random.Next(20) : 0;
        return random.Next(30) == 0
            ? default
            : new Money(social + education + health, social, education, health);
    }

    private static int Number(string name) =>
        int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}
