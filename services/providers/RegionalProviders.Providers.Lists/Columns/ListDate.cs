using System.Globalization;
using System.Text.RegularExpressions;

namespace RegionalProviders.Providers.Lists.Columns;

/// <summary>Reads the date of a list from its title.</summary>
internal static partial class ListDate
{
    /// <summary>"at 31 March 2024", "as at March 2022" (its last day), "in year 2022-23" (31 March 2023) or "produced on 16 September 2026".</summary>
    public static DateOnly? Find(string text)
    {
        var plain = HeaderMap.OneLine(text.Replace('_', ' '));
        var day = Day().Match(plain);
        if (day.Success && Month(day.Groups["month"].Value) is { } month)
        {
            var year = Number(day.Groups["year"].Value);
            var last = DateTime.DaysInMonth(year, month);
            var number = day.Groups["day"].Success ? Number(day.Groups["day"].Value) : last;
            return number >= 1 && number <= last ? new DateOnly(year, month, number) : null;
        }
        var inYear = InYear().Match(plain);
        return inYear.Success ? new DateOnly(Number(inYear.Groups["year"].Value) + 1, 3, 31) : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int? Month(string name) =>
        DateTime.TryParseExact(
            name,
            ["MMMM", "MMM"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date.Month
            : null;

    [GeneratedRegex(
        @"\b(?:at|on)\s+(?:(?<day>\d{1,2})\s+)?(?<month>[A-Za-z]{3,9})\s+(?<year>20\d\d)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Day();

    [GeneratedRegex(
        @"\bin year\s+(?<year>20\d\d)-\d\d",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex InYear();
}
