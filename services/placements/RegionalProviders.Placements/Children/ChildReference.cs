using System.Globalization;
using System.Text.RegularExpressions;

namespace RegionalProviders.Placements.Children;

/// <summary>
/// A child reference is the council's own pseudonym: never a name, a date of birth, an NHS number or a UPN (domain
/// rule, placement agreements). A text in the form of one of these is refused.
/// </summary>
internal static partial class ChildReference
{
    /// <summary>The error text for a reference that <see cref="IsPseudonym"/> refuses.</summary>
    public const string Rule =
        "must be the council's own pseudonym: up to 60 letters, digits and . _ / -, with a digit; never a name, a date, an NHS number or a UPN.";

    /// <summary>The normal form in which a reference is encrypted and hashed.</summary>
    public static string Normalise(string reference) => reference.Trim();

    /// <summary>True for a text that may be a pseudonym.</summary>
    public static bool IsPseudonym(string reference)
    {
        var text = Normalise(reference);
        return Form().IsMatch(text)
            && text.Any(char.IsAsciiDigit)
            && !Date().IsMatch(text)
            && !Upn().IsMatch(text)
            && !IsNhsNumber(text);
    }

    // An NHS number has ten digits; the last one is a check digit (weighted sum modulo 11).
    private static bool IsNhsNumber(string text)
    {
        var digits = text.Replace("-", "", StringComparison.Ordinal);
        if (digits.Length != 10 || !digits.All(char.IsAsciiDigit))
            return false;
        var sum = 0;
        for (var i = 0; i < 9; i++)
            sum += (digits[i] - '0') * (10 - i);
        var check = (11 - sum % 11) % 11;
        return check == int.Parse(digits[9..], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^[A-Za-z0-9._/-]{1,60}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [GeneratedRegex(
        "^(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{2}|[0-9]{4})|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2})$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Date();

    // A UPN has a letter and twelve digits; a temporary one ends in a letter.
    [GeneratedRegex(
        "^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Upn();
}
