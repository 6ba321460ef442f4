using System.Globalization;
using System.Text.RegularExpressions;

namespace RegionalProviders.Placements.Returns;

/// <summary>The years that a sheet's name and the text above its header name.</summary>
internal sealed partial class FileYears
{
    private static readonly ReturnRule OtherYear = ReturnRules.Get("file.other_year");
    private readonly SortedSet<int> _years = [];

    public static FileYears In(IEnumerable<string> texts)
    {
        var found = new FileYears();
        foreach (var match in texts.SelectMany(text => Years().Matches(text)))
        {
            var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
            found._years.Add(year);
            // The second year of "2025-26", in which the snapshot lies.
            if (match.Groups["second"].Success)
                found._years.Add(year + 1);
        }
        return found;
    }

    public IReadOnlyList<Finding> Check(DateOnly snapshot) =>
        _years.Count == 0 || _years.Contains(snapshot.Year)
            ? []
            :
            [
                new Finding(
                    null,
                    null,
                    null,
                    OtherYear.Code,
                    OtherYear.Severity,
                    string.Format(
                        CultureInfo.InvariantCulture,
                        OtherYear.Message,
                        string.Join(", ", _years),
                        snapshot.Year
                    ),
                    OtherYear.Fix,
                    OtherYear.Reference
                ),
            ];

    [GeneratedRegex(
        @"(?<!\d)(?<year>20\d\d)(?:[-/](?<second>\d\d)(?!\d))?(?!\d)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Years();
}
