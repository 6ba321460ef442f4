namespace RegionalProviders.Demonstration;

/// <summary>Days in Europe/London, as windows and deadlines count them.</summary>
internal static class London
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(
        "Europe/London"
    );

    internal static DateOnly Today =>
        DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Zone).DateTime
        );
}
