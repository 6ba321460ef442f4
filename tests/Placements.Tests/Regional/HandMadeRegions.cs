using RegionalProviders.Placements.Regional;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>Small regions in which the register, or one reader's own data, reveals nearly everything.</summary>
internal static class HandMadeRegions
{
    private const string Home = "ChildrensHome";
    private const string Agency = "IndependentFosteringAgency";
    private const string Secure = "SecureChildrensHome";
    private const string School = "ResidentialSchool52";

    public static IReadOnlyDictionary<string, RegionalReturns> All { get; } =
        new Dictionary<string, RegionalReturns>
        {
            ["two councils"] = Of(
                [Setting(0, 0, 0, Home, 6), Setting(1, 0, 1, Agency, null)],
                [(0, 0, 3), (0, 1, 9), (1, 0, 2), (1, 1, 8)]
            ),
            ["a provider with one setting a kind"] = Of(
                [
                    Setting(0, 0, 0, Agency, null),
                    Setting(1, 0, 1, Home, 4),
                    Setting(2, 1, 0, Agency, null),
                    Setting(3, 1, 2, Home, 6),
                    Setting(4, 2, 1, Home, 5),
                ],
                [
                    (0, 0, 7),
                    (1, 0, 8),
                    (2, 0, 6),
                    (3, 1, 1),
                    (1, 1, 1),
                    (0, 2, 9),
                    (2, 2, 7),
                    (3, 2, 8),
                    (1, 3, 3),
                    (0, 3, 2),
                    (2, 4, 4),
                ]
            ),
            ["a kind with one setting"] = Of(
                [
                    Setting(0, 0, 0, Secure, 8),
                    Setting(1, 1, 0, Agency, null),
                    Setting(2, 1, 1, Agency, null),
                    Setting(3, 2, 2, Home, 6),
                ],
                [
                    (0, 0, 1),
                    (1, 0, 2),
                    (2, 0, 1),
                    (0, 1, 12),
                    (1, 1, 9),
                    (2, 1, 11),
                    (3, 2, 10),
                    (1, 2, 7),
                    (2, 2, 9),
                    (3, 3, 2),
                    (0, 3, 2),
                ]
            ),
            ["homes of one and two places"] = Of(
                [
                    Setting(0, 0, 0, Home, 1),
                    Setting(1, 0, 0, Home, 1),
                    Setting(2, 1, 1, Home, 2),
                    Setting(3, 2, 1, Home, 2),
                    Setting(4, 3, 2, Agency, null),
                    Setting(5, 3, 0, Agency, null),
                ],
                [
                    (0, 0, 1),
                    (1, 1, 1),
                    (2, 2, 2),
                    (3, 3, 1),
                    (0, 4, 8),
                    (1, 4, 9),
                    (2, 5, 8),
                    (3, 5, 9),
                    (1, 5, 7),
                ]
            ),
            ["a council that placed all but one"] = Of(
                [
                    Setting(0, 0, 0, Home, 12),
                    Setting(1, 1, 1, Agency, null),
                    Setting(2, 1, 2, Home, 8),
                ],
                [
                    (0, 0, 10),
                    (1, 0, 1),
                    (0, 1, 20),
                    (1, 1, 9),
                    (2, 1, 8),
                    (3, 1, 7),
                    (2, 2, 1),
                    (0, 2, 6),
                ]
            ),
            ["placements that the register does not know"] = Of(
                [Setting(0, 0, 0, Home, 6), Setting(1, 1, 1, Agency, null), RegionalSetting.None],
                [
                    (0, 0, 2),
                    (1, 0, 3),
                    (0, 1, 9),
                    (1, 1, 8),
                    (2, 1, 8),
                    (0, 2, 1),
                    (1, 2, 4),
                    (2, 2, 3),
                ]
            ),
            ["one school that is full"] = Of(
                [
                    Setting(0, 0, 0, School, 7),
                    Setting(1, 1, 0, Agency, null),
                    Setting(2, 2, 1, Agency, null),
                ],
                [
                    (0, 0, 5),
                    (1, 0, 2),
                    (0, 1, 9),
                    (1, 1, 9),
                    (2, 1, 9),
                    (0, 2, 8),
                    (1, 2, 8),
                    (2, 2, 8),
                ]
            ),
        };

    private static RegionalReturns Of(
        IReadOnlyList<RegionalSetting> settings,
        IReadOnlyList<(int Council, int Setting, int Count)> placed
    )
    {
        var placements = new List<RegionalPlacement>();
        foreach (var (council, at, count) in placed)
            for (var each = 0; each < count; each++)
            {
                var types = RandomRegion.TypesOf(settings[at].Kind).ToList();
                // Different from each other, and multiples of a hundred pounds.
                var pence = 10_000 * (5 + (placements.Count * 7 % 53));
                placements.Add(
                    RandomRegion.Placement(
                        council,
                        settings[at],
                        types[each % types.Count],
                        new Money(pence, pence, 0, 0)
                    )
                );
            }
        return new RegionalReturns(
            placements,
            [.. settings.Where(setting => setting != RegionalSetting.None)],
            RandomRegion.BandOf
        );
    }

    private static RegionalSetting Setting(
        int number,
        int provider,
        int host,
        string kind,
        int? places
    ) =>
        new(
            RandomRegion.Name('s', number),
            RandomRegion.Name('p', provider),
            RandomRegion.Name('c', host),
            kind,
            places
        );
}
