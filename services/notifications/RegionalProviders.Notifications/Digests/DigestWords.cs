using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Digests;

/// <summary>Words and British date formats for a digest.</summary>
internal static partial class DigestWords
{
    /// <summary>11 May 2026.</summary>
    public static string Day(DateOnly day) =>
        day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>For example 17:00 on 11 May 2026, London time; the end of a day is shown as that day.</summary>
    public static string Instant(DateTimeOffset instant)
    {
        var time = LondonTime.TimeOf(instant);
        var day = Day(LondonTime.DateOf(instant));
        return time >= new TimeOnly(23, 59)
            ? day
            : $"{time.ToString("HH:mm", CultureInfo.InvariantCulture)} on {day}";
    }

    /// <summary>The subject matter of a notice: <c>purchasing suspended, quality</c>.</summary>
    public static string About(
        IEnumerable<ProtocolMatter> matters,
        IEnumerable<NoticeCategory> categories
    ) =>
        string.Join(
            ", ",
            matters
                .Select(matter => Spaced(matter.ToString()))
                .Concat(categories.Select(category => Spaced(category.ToString())))
        );

    /// <summary>
    /// Text that a council wrote, on one line and without bidirectional control characters: otherwise a name could make
    /// a line read differently.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (
                Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            )
                plain.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                plain.Append(rune.ToString());
        return plain.ToString().Trim();
    }

    private static string Spaced(string name) => Capital().Replace(name, " $0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Capital();
}
