using Google.Type;

namespace RegionalProviders.Client;

/// <summary>Days as the platform writes them, to and from <see cref="DateOnly"/>.</summary>
public static class CalendarDates
{
    /// <summary>The day as a message.</summary>
    public static Date ToMessage(this DateOnly day) =>
        new()
        {
            Year = day.Year,
            Month = day.Month,
            Day = day.Day,
        };

    /// <summary>The message as a day; null where the message is absent.</summary>
    public static DateOnly? ToDateOnly(this Date? message) =>
        message is null ? null : new DateOnly(message.Year, message.Month, message.Day);
}
