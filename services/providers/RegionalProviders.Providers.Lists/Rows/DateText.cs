using System.Globalization;

namespace RegionalProviders.Providers.Lists.Rows;

/// <summary>Dates as the lists write them: always day before month.</summary>
internal static class DateText
{
    private static readonly string[] Formats =
    [
        "d/M/yyyy",
        "d-M-yyyy",
        "d.M.yyyy",
        "yyyy-M-d",
        "d MMM yyyy",
        "d MMMM yyyy",
        "d/MMM/yyyy",
        "d-MMM-yyyy",
    ];

    public static DateOnly? Parse(string text, bool hasSerials)
    {
        var day = WithoutTime(text);
        if (
            DateOnly.TryParseExact(
                day,
                Formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowWhiteSpaces,
                out var date
            )
        )
            return Sensible(date);
        // A workbook cell that lost its date format holds days since 30 December 1899.
        return
            hasSerials
            && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is > 366 and < 80_000
            ? Sensible(new DateOnly(1899, 12, 30).AddDays(serial))
            : null;
    }

    // The oldest registrations in the open lists date from the 1970s, schools in GIAS from the nineteenth century.
    private static DateOnly? Sensible(DateOnly date) =>
        date.Year is >= 1800 and <= 2200 ? date : null;

    private static string WithoutTime(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return text;
        var start = text.LastIndexOfAny([' ', 'T'], colon);
        return start < 0 ? text : text[..start].TrimEnd(' ', '-');
    }
}
