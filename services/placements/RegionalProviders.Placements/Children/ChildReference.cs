using System.Globalization;
using System.Text.RegularExpressions;

namespace RegionalProviders.Placements.Children;

/// <summary>
/// A child reference is the council's own pseudonym: never a name, a date of birth, an NHS number or a UPN (domain rule,
/// placement agreements). What has the form of one of these is refused.
/// </summary>
internal static partial class ChildReference
{
    /// <summary>What is wrong with a reference that <see cref="IsPseudonym"/> refuses.</summary>
    public const string Rule =
        "must be the council's own pseudonym: up to 60 letters, digits and . _ / -, with a digit; never a name, a date, an NHS number or a UPN.";

    /// <summary>The one form in which a reference is encrypted and hashed.</summary>
    public static string Normalise(string reference) => reference.Trim();

    /// <summary>True for what can be a pseudonym.</summary>
    public static bool IsPseudonym(string reference)
    {
        var text = Normalise(reference);
        return Form().IsMatch(text)
            && text.Any(char.IsAsciiDigit)
            && !Date().IsMatch(text)
            && !Upn().IsMatch(text)
            && !IsNhsNumber(text);
    }

    // Ten digits whose weighted sum makes the last one a check digit (modulus 11).
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

    // A letter and twelve digits; temporary ones end in a letter.
    [GeneratedRegex(
        "^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Upn();
}
