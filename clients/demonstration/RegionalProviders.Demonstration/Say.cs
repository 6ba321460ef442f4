using System.Globalization;
using Spectre.Console;

namespace RegionalProviders.Demonstration;

/// <summary>Lines for people: British dates and numbers, whatever the machine is set to.</summary>
internal static class Say
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>One line; values in it are taken literally, the text around them may have markup.</summary>
    internal static void Line(FormattableString line) =>
        AnsiConsole.MarkupLineInterpolated(British, line);

    /// <summary>A text, as it stands.</summary>
    internal static string Text(FormattableString text) => text.ToString(British);
}
