using System.Globalization;
using RegionalProviders.Placements.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Bench;

/// <summary>
/// Rows of the census of December 2025 about invented children in registered homes. Nine in a hundred break a rule: two
/// with costs that do not add up, two with an unknown number, five with a deprivation of liberty without a record.
/// </summary>
internal static class CensusRows
{
    private const int FirstUrn = 2_000_000;

    /// <summary>Homes that the register has, numbered from 0.</summary>
    internal const int Homes = 2_000;

    /// <summary>Number of findings in a thousand rows.</summary>
    internal const int FindingsInThousand = 90;

    internal static string UrnOf(int home) => Text(FirstUrn + home);

    internal static IEnumerable<string[]> Of(Council council, int count) =>
        Enumerable.Range(1, count).Select(number => Values(council, number));

    /// <summary>The same rows as messages of a stream.</summary>
    internal static IReadOnlyList<SubmittedRow> Messages(Council council, int count) =>
        [
            .. Of(council, count)
                .Select((values, i) => new SubmittedRow { Number = i + 1, Values = { values } }),
        ];

    private static string[] Values(Council council, int number)
    {
        var home = number * 7 % Homes;
        var cost = 3000 + number % 400 * 10;
        var of100 = number % 100;
        return
        [
            "Looked after child (under 18)",
            council.Name,
            $"REF-{number:D6}",
            Text(8 + number % 9),
            number % 2 == 0 ? "Female (including trans female)" : "Male (including trans male)",
            "Local Contract or Framework",
            $"Owner {home / 4} Care Ltd",
            $"1-{1000 + home / 4}",
            $"0{1_000_000 + home / 4}",
            $"Home {home}",
            of100 is 10 or 60 ? "9999999" : UrnOf(home),
            "Residential - Mainstream",
            "No",
            "Unknown",
            new DateOnly(2024, 1, 1)
                .AddDays(number % 600)
                .ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            $"{cost}.00",
            $"{cost - 700}.00",
            of100 is 30 or 80 ? "499.00" : "500.00",
            "200.00",
            "No",
            "Ofsted",
            "Not applicable",
            of100 % 20 == 5 ? "DoLS (current)" : "No",
            "No, and is not in a solo placement",
        ];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
