using System.Globalization;
using System.Text.RegularExpressions;

namespace RegionalProviders.Tables;

/// <summary>
/// Undoes what spreadsheets, word processors and copying do to identifiers, where only one identifier can have been
/// meant.
/// </summary>
public static partial class IdentifierText
{
    /// <summary>
    /// The identifier without white space, invisible characters, a leading apostrophe or <c>="…"</c>, and as a whole
    /// number if it was written as a decimal (<c>2500001.0</c>), with separators (<c>2,500,001</c>) or in scientific
    /// notation with all its digits (<c>2.500001E+06</c>). Any other text is returned without white space only.
    /// </summary>
    public static string Repair(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = string.Concat(
            PlainText
                .Clean(text, out _)
                .Where(c => c is not (' ' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF'))
                .Select(c => c is >= '\u2010' and <= '\u2015' or '\u2212' ? '-' : c)
        );
        if (Formula().Match(plain) is { Success: true } formula)
            plain = formula.Groups["text"].Value;
        plain = plain.TrimStart('\'', '\u2018', '\u2019');
        if (Separated().IsMatch(plain))
            plain = plain.Replace(",", "", StringComparison.Ordinal);
        return WholeNumber(plain);
    }

    /// <summary>
    /// A number in scientific notation that lost digits, such as <c>2.5E+06</c>: any of many identifiers.
    /// </summary>
    public static bool HasLostDigits(string text) => Scientific().IsMatch(Repair(text));

    private static string WholeNumber(string text)
    {
        if (Decimal().Match(text) is { Success: true } number)
            return number.Groups["whole"].Value;
        if (Scientific().Match(text) is not { Success: true } match)
            return text;
        var fraction = match.Groups["fraction"].Value;
        // 2.500001E+06 has the six digits behind the first that the exponent asks for; 2.5E+06 may be 2,500,001 rounded.
        return
            int.TryParse(
                match.Groups["exponent"].Value,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var exponent
            )
            && fraction.Length >= exponent
            && fraction[exponent..].All(digit => digit == '0')
            ? match.Groups["first"].Value + fraction[..exponent]
            : text;
    }

    [GeneratedRegex("^=\"?(?<text>[^\"=]+)\"?$", RegexOptions.NonBacktracking)]
    private static partial Regex Formula();

    [GeneratedRegex("^[0-9]{1,3}(?:,[0-9]{3})+(?:[.]0+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Separated();

    [GeneratedRegex("^(?<whole>[0-9]+)[.]0*$", RegexOptions.NonBacktracking)]
    private static partial Regex Decimal();

    [GeneratedRegex(
        "^(?<first>[1-9])(?:[.](?<fraction>[0-9]*))?[Ee][+]?(?<exponent>[0-9]{1,2})$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Scientific();
}
