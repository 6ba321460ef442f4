namespace RegionalProviders.Demonstration.Generation;

/// <summary>A council area in which invented providers are placed.</summary>
internal sealed record Area(string Authority, string Region);

/// <summary>
/// An invented register, the same for the same seed: about as many providers of each type as England has, and how they
/// change in a year.
/// </summary>
internal sealed class InventedRegister(IReadOnlyList<Area> areas, int seed)
{
    private static readonly (string Type, int Share)[] Types =
    [
        ("Children's home", 76),
        ("Supported accommodation", 9),
        ("Independent fostering agency", 7),
        ("Residential special school", 3),
        ("Residential family centre", 2),
        ("Residential special school (registered as a children's home)", 2),
        ("Secure children's home", 1),
    ];
    private static readonly string[] First =
    [
        "Alder",
        "Ash",
        "Beech",
        "Birch",
        "Bramble",
        "Brook",
        "Cedar",
        "Chestnut",
        "Cherry",
        "Elm",
        "Fern",
        "Harbour",
        "Hawthorn",
        "Hazel",
        "Heather",
        "Hill",
        "Holly",
        "Ivy",
        "Juniper",
        "Lark",
        "Linden",
        "Maple",
        "Meadow",
        "Mill",
        "Oak",
        "Orchard",
        "Pine",
        "Poplar",
        "River",
        "Rowan",
        "Sorrel",
        "Spring",
        "Sycamore",
        "Willow",
        "Yew",
    ];
    private static readonly string[] Second =
    [
        "Bank",
        "Barn",
        "Cottage",
        "Court",
        "Croft",
        "Dale",
        "End",
        "Farm",
        "Field",
        "Gate",
        "Grange",
        "Grove",
        "House",
        "Lodge",
        "Mount",
        "Place",
        "Rise",
        "View",
        "Villa",
        "Way",
        "Wood",
    ];
    private readonly Random random = new(seed);
    private int nextEvent = 10_300_000;

    /// <summary>The register on a given day.</summary>
    internal List<InventedProvider> Create(int count, DateOnly asAt)
    {
        var owners = Enumerable
            .Range(0, count / 6)
            .Select(_ => $"{Pick(First)} {Pick(Second)} Care Limited")
            .Distinct()
            .ToList();
        return [.. Enumerable.Range(0, count).Select(i => New(2_700_000 + i, asAt, owners))];
    }

    /// <summary>
    /// The same register a year later: some providers have left, some are new, and many were inspected again, with a better,
    /// equal or worse result.
    /// </summary>
    internal List<InventedProvider> AgeOneYear(
        IReadOnlyList<InventedProvider> register,
        DateOnly asAt
    )
    {
        var owners = register.Select(provider => provider.Owner).Distinct().ToList();
        var later = register
            .Where(_ => random.Next(100) >= 6)
            .Select(provider => random.Next(100) < 45 ? Inspect(provider, asAt) : provider)
            .Select(provider =>
                random.Next(100) < 1 ? provider with { Status = "Suspended" } : provider
            )
            .ToList();
        var joiners = Enumerable
            .Range(0, register.Count / 12)
            .Select(i => New(2_800_000 + i, asAt, owners) with { Rank = null, InspectedOn = null });
        return [.. later, .. joiners];
    }

    private InventedProvider New(int number, DateOnly asAt, List<string> owners)
    {
        var area = Pick(areas);
        var type = PickType();
        var provider = new InventedProvider
        {
            Urn = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ProvisionType = type,
            Status = "Active",
            RegisteredOn = asAt.AddDays(-random.Next(30, 4000)),
            Name = $"{Pick(First)} {Pick(Second)}",
            Town = area.Authority,
            // No real postcode area begins with a Q.
            Postcode =
                $"Q{(char)('A' + random.Next(20))}{random.Next(1, 20)} {random.Next(1, 10)}AA",
            LocalAuthority = area.Authority,
            Region = area.Region,
            Sector =
                random.Next(100) < 84 ? "Private"
                : random.Next(100) < 60 ? "Local Authority"
                : "Voluntary",
            Places = type.Contains("fostering", StringComparison.Ordinal)
                ? null
                : random.Next(1, 9),
            Owner = Pick(owners),
        };
        return random.Next(100) < 80 ? Inspect(provider, asAt) : provider;
    }

    private InventedProvider Inspect(InventedProvider provider, DateOnly asAt)
    {
        var isSupported = provider.ProvisionType == "Supported accommodation";
        // A judgement moves by one step at most.
        var rank = provider.Rank is { } last
            ? Math.Clamp(last + random.Next(-1, 2), 1, isSupported ? 3 : 4)
            : random.Next(100) switch
            {
                < 4 => 1,
                < 20 => 2,
                < 80 => 3,
                _ => isSupported ? 3 : 4,
            };
        return provider with
        {
            Rank = rank,
            InspectedOn = asAt.AddDays(-random.Next(40, 360)),
            EventNumber = nextEvent++,
        };
    }

    private string PickType()
    {
        var at = random.Next(Types.Sum(each => each.Share));
        return Types.First(each => (at -= each.Share) < 0).Type;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
