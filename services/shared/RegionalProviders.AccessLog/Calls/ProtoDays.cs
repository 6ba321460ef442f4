using Google.Type;
using RegionalProviders.Errors;

namespace RegionalProviders.AccessLog;

/// <summary>Days between protos and .NET.</summary>
internal static class ProtoDays
{
    internal static Date ToDate(this DateOnly day) =>
        new()
        {
            Year = day.Year,
            Month = day.Month,
            Day = day.Day,
        };

    internal static DateOnly? ToDay(this Date? date, string field) =>
        date switch
        {
            null => null,
            { Year: >= 1 and <= 9999, Month: >= 1 and <= 12, Day: >= 1 }
                when date.Day <= System.DateTime.DaysInMonth(date.Year, date.Month) => new DateOnly(
                date.Year,
                date.Month,
                date.Day
            ),
            _ => throw Fault.Invalid(field, "must be a full date that exists."),
        };
}
