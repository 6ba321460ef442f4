using System.Globalization;
using Spectre.Console;

namespace RegionalProviders.Demonstration;

/// <summary>Writes and formats text for people, with British dates and numbers whatever the machine's culture.</summary>
internal static class BritishConsole
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Writes one line. The text may contain Spectre markup; interpolated values are escaped.</summary>
    internal static void WriteLine(FormattableString line) =>
        AnsiConsole.MarkupLineInterpolated(British, line);

    /// <summary>Formats a text without escaping markup in it.</summary>
    internal static string Format(FormattableString text) => text.ToString(British);
}
