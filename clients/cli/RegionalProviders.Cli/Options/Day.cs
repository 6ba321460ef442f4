using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace RegionalProviders.Cli.Options;

/// <summary>Options whose value is a day, written <c>yyyy-mm-dd</c> only: 03/04 would be ambiguous.</summary>
internal static class Day
{
    private const string Format = "yyyy-MM-dd";

    public static Option<DateOnly?> Option(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "YYYY-MM-DD",
            CustomParser = result => Parse(name, result),
        };

    public static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(
            text,
            Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out day
        );

    private static DateOnly? Parse(string name, ArgumentResult result)
    {
        if (TryParse(result.Tokens[0].Value, out var day))
            return day;
        result.AddError($"{name}: write a day as YYYY-MM-DD, e.g. 2025-03-31.");
        return null;
    }
}
