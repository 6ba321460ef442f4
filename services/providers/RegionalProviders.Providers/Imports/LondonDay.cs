namespace RegionalProviders.Providers.Imports;

/// <summary>The day in London: what "today" means to councils, and to the policies of the database.</summary>
internal static class LondonDay
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(
        "Europe/London"
    );

    public static DateOnly Of(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, London).DateTime);
}
