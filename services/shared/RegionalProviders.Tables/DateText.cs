using System.Globalization;

namespace RegionalProviders.Tables;

/// <summary>Dates as councils and regulators write them: always day before month.</summary>
public static class DateText
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

    /// <summary>Null if the text is not a date between 1800 and 2200; a time of day after the date is ignored.</summary>
    /// <param name="text">Trimmed text of a cell.</param>
    /// <param name="serials">What a whole number means.</param>
    public static DateOnly? Parse(string text, DateSerials serials)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Plain(text) is { } plain)
            return Sensible(plain);
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
        // A workbook cell that lost its date format holds a number of days.
        return
            serials != DateSerials.None
            && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is > 366 and < 80_000
            ? Sensible(FirstDay(serials).AddDays(serial))
            : null;
    }

    // dd/mm/yyyy, by far the most frequent, without the cost of trying eight formats.
    private static DateOnly? Plain(string text)
    {
        if (text is not [var d1, var d2, '/', var m1, var m2, '/', var y1, var y2, var y3, var y4])
            return null;
        if (!(Digit(d1) && Digit(d2) && Digit(m1) && Digit(m2)))
            return null;
        if (!(Digit(y1) && Digit(y2) && Digit(y3) && Digit(y4)))
            return null;
        var day = ((d1 - '0') * 10) + d2 - '0';
        var month = ((m1 - '0') * 10) + m2 - '0';
        var year = ((y1 - '0') * 1000) + ((y2 - '0') * 100) + ((y3 - '0') * 10) + y4 - '0';
        return
            year > 0
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static DateOnly FirstDay(DateSerials serials) =>
        serials == DateSerials.From1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30);

    private static bool Digit(char c) => char.IsAsciiDigit(c);

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
