global using System.Globalization;
global using static Deadlines.Tests.Parsing;

namespace Deadlines.Tests;

/// <summary>Short spellings of days and instants in test data.</summary>
internal static class Parsing
{
    public static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
