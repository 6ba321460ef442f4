using System.Globalization;

namespace RegionalProviders.Cli.Output;

/// <summary>
/// The value of a cell: text, a day or an instant. People read days as they write them and times by the clock on the wall;
/// programs read ISO 8601.
/// </summary>
internal sealed class Cell
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(
        "Europe/London"
    );

    private readonly string? text;
    private readonly DateOnly? day;
    private readonly DateTimeOffset? instant;

    private Cell(string? text, DateOnly? day, DateTimeOffset? instant) =>
        (this.text, this.day, this.instant) = (text, day, instant);

    /// <summary>As in JSON: <c>2026-11-30</c>, <c>2026-11-30T17:00:00Z</c>. Empty if there is no value.</summary>
    public string Iso =>
        Format(
            "yyyy-MM-dd",
            at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        );

    /// <summary>For the columns of a table: <c>30 Nov 2026</c>, <c>30 Nov 2026 17:00</c>.</summary>
    public string Short => Format("d MMM yyyy", at => Local(at, "d MMM yyyy HH:mm"));

    /// <summary>For lines and sentences: <c>30 November 2026</c>, <c>30 November 2026 at 17:00</c>.</summary>
    public string Long => Format("d MMMM yyyy", at => Local(at, "d MMMM yyyy 'at' HH:mm"));

    public static Cell? Of(DateOnly? day) => day is null ? null : new(null, day, null);

    public static Cell? Of(DateTimeOffset? instant) =>
        instant is null ? null : new(null, null, instant);

    public static implicit operator Cell?(string? text) =>
        text is null ? null : new(text, null, null);

    public override string ToString() => Long;

    private string Format(string days, Func<DateTimeOffset, string> instants) =>
        day?.ToString(days, CultureInfo.InvariantCulture)
        ?? (instant is { } at ? instants(at) : text ?? "");

    private static string Local(DateTimeOffset at, string format) =>
        TimeZoneInfo.ConvertTime(at, London).ToString(format, CultureInfo.InvariantCulture);
}
