using System.Globalization;

namespace RegionalProviders.Persistence;

/// <summary>
/// Sort keys of a page token as values. A caller can forge a token: one whose keys cannot be parsed is refused like any
/// other damaged one.
/// </summary>
public static class PageKeys
{
    /// <summary>A key that is an id.</summary>
    public static Guid Id(this IReadOnlyList<string> keys, int index) =>
        Guid.TryParseExact(keys[index], "D", out var id) ? id : throw Page.Damaged();

    /// <summary>A key that is a number.</summary>
    public static int Number(this IReadOnlyList<string> keys, int index) =>
        int.TryParse(
            keys[index],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw Page.Damaged();

    /// <summary>A key that is a large number.</summary>
    public static long LongNumber(this IReadOnlyList<string> keys, int index) =>
        long.TryParse(
            keys[index],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw Page.Damaged();

    /// <summary>A key that is a day, as <see cref="Of(DateOnly)"/> wrote it.</summary>
    public static DateOnly Day(this IReadOnlyList<string> keys, int index) =>
        DateOnly.TryParseExact(
            keys[index],
            "O",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw Page.Damaged();

    /// <summary>A key that is an instant, as <see cref="Of(DateTimeOffset)"/> wrote it.</summary>
    public static DateTimeOffset Instant(this IReadOnlyList<string> keys, int index) =>
        DateTimeOffset.TryParseExact(
            keys[index],
            "O",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var instant
        )
            ? instant.ToUniversalTime()
            : throw Page.Damaged();

    /// <summary>A key that is the name of an enum's value.</summary>
    public static T Name<T>(this IReadOnlyList<string> keys, int index)
        where T : struct, Enum =>
        Enum.TryParse<T>(keys[index], out var value) && Enum.GetName(value) == keys[index]
            ? value
            : throw Page.Damaged();

    /// <summary>A key that is text.</summary>
    public static string Text(this IReadOnlyList<string> keys, int index) =>
        keys[index] is { } text && !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : throw Page.Damaged();

    /// <summary>The key of a number.</summary>
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The key of a day.</summary>
    public static string Of(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The key of an instant.</summary>
    public static string Of(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
