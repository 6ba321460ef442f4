using RegionalProviders.Placements.Regional;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>Invented regions: each setting has an owner and a host, as in the register; few places take most placements.</summary>
internal static class RandomRegion
{
    private static readonly string[] Types =
    [
        "fostering_mainstream",
        "residential_mainstream",
        "supported_accommodation_2",
        "fostering_enhanced",
        "residential_school_52",
        "supported_accommodation_4",
        "secure_welfare",
        "unregistered",
    ];

    public static IReadOnlyList<RegionalPlacement> Of(
        int seed,
        int councils,
        int providers,
        int settings,
        int placements
    )
    {
        var random = new Random(seed);
        var hosts = councils + (councils / 2);
        var owners = Enumerable.Range(0, settings).Select(_ => Few(random, providers)).ToArray();
        var places = Enumerable.Range(0, settings).Select(_ => random.Next(hosts)).ToArray();
        var types = Enumerable.Range(0, settings).Select(_ => Few(random, Types.Length)).ToArray();
        return
        [
            .. Enumerable
                .Range(0, placements)
                .Select(_ =>
                {
                    var setting = Few(random, settings);
                    var council = Few(random, councils);
                    var type = random.Next(10) == 0 ? random.Next(Types.Length) : types[setting];
                    return Placement(
                        council,
                        owners[setting],
                        setting,
                        places[setting],
                        Types[type],
                        Weekly(random)
                    );
                }),
        ];
    }

    public static RegionalPlacement Placement(
        int council,
        int provider,
        int setting,
        int host,
        string type,
        Money weekly
    ) =>
        new()
        {
            PlacingAuthority = Name('c', council),
            Provider = Name('p', provider),
            Setting = Name('s', setting),
            HostAuthority = Name('c', host),
            ServiceType = type,
            DistanceBand = BandOf(Name('c', council), Name('c', host)),
            Weekly = weekly,
        };

    /// <summary>Public: three councils make a region of England.</summary>
    public static string BandOf(string council, string host) =>
        council == host ? "own_area"
        : Number(council) / 3 == Number(host) / 3 ? "same_region"
        : "other_region";

    private static int Few(Random random, int count) =>
        (int)(count * Math.Pow(random.NextDouble(), 2));

    private static Money Weekly(Random random)
    {
        var social = random.Next(50_000, 600_000);
        var education = random.Next(4) == 0 ? random.Next(200_000) : 0;
        var health = random.Next(12) == 0 ? random.Next(200_000) : 0;
        return random.Next(30) == 0
            ? default
            : new Money(social + education + health, social, education, health);
    }

    private static string Name(char kind, int number) => $"{kind}{number:D4}";

    private static int Number(string name) =>
        int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}
