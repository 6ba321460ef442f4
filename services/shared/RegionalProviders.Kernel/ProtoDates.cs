using Google.Protobuf.WellKnownTypes;
using Google.Type;

namespace RegionalProviders.Kernel;

/// <summary>Converts dates between protos and .NET.</summary>
public static class ProtoDates
{
    /// <summary>
    /// The day; null if the field is absent. Refuses a day that does not exist, and one without year, month or day.
    /// </summary>
    /// <param name="date">The field's value.</param>
    /// <param name="field">Path of the field, for the error.</param>
    public static DateOnly? ToDateOnly(this Date? date, string field)
    {
        if (date is null)
            return null;
        if (
            date is { Year: >= 1 and <= 9999, Month: >= 1 and <= 12, Day: >= 1 }
            && date.Day <= System.DateTime.DaysInMonth(date.Year, date.Month)
        )
            return new DateOnly(date.Year, date.Month, date.Day);
        throw Fault.Invalid(field, "must be a full date that exists: year, month and day.");
    }

    /// <summary>The proto's date; null where there is none.</summary>
    public static Date? ToProto(this DateOnly? date) => date is { } day ? day.ToProto() : null;

    /// <summary>The proto's date.</summary>
    public static Date ToProto(this DateOnly date) =>
        new()
        {
            Year = date.Year,
            Month = date.Month,
            Day = date.Day,
        };

    /// <summary>The proto's timestamp; null where there is none.</summary>
    public static Timestamp? ToProto(this DateTimeOffset? instant) =>
        instant is { } at ? Timestamp.FromDateTimeOffset(at) : null;

    /// <summary>The proto's timestamp.</summary>
    public static Timestamp ToProto(this DateTimeOffset instant) =>
        Timestamp.FromDateTimeOffset(instant);
}
