using System.Globalization;
using System.Text;

namespace RegionalProviders.Reference;

/// <summary>Reduces a council's name to what identifies it, so that the spellings of different files match.</summary>
internal static class CouncilName
{
    // "County" is absent on purpose: "Nottingham County Council" is Nottinghamshire, not Nottingham.
    private static readonly string[] Prefixes =
    [
        "the ",
        "council of ",
        "royal borough of ",
        "london borough of ",
        "metropolitan borough of ",
        "borough of ",
        "city and county of ",
        "city of ",
        "lb of ",
    ];

    private static readonly string[] Suffixes =
    [
        " council",
        " city",
        " city of",
        " london borough",
        " metropolitan borough",
        " metropolitan district",
        " county borough",
        " borough",
        " unitary authority",
        " local authority",
        " ua",
        " mbc",
    ];

    /// <summary>Without case, accents, punctuation, or the difference between "&amp;" and "and", "St." and "Saint".</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (
            var character in name.Replace("&", " and ", StringComparison.Ordinal)
                .Normalize(NormalizationForm.FormD)
        )
        {
            if (char.IsLetterOrDigit(character))
                key.Append(char.ToLowerInvariant(character));
            else if (character is not ('\'' or '’') && !IsAccent(character))
                key.Append(' ');
        }

        var words = key.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(word => word is "saint" ? "st" : word));
    }

    /// <summary>A key without the words that describe the type of council.</summary>
    public static string WithoutStyle(string key)
    {
        while (true)
        {
            var shorter = Shorten(key);
            if (shorter == key)
                return key;
            key = shorter;
        }
    }

    private static string Shorten(string key)
    {
        if (
            Array.Find(Suffixes, suffix => key.EndsWith(suffix, StringComparison.Ordinal)) is
            { } end
        )
            return key[..^end.Length];
        return
            Array.Find(Prefixes, prefix => key.StartsWith(prefix, StringComparison.Ordinal))
                is { } start
            ? key[start.Length..]
            : key;
    }

    private static bool IsAccent(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
}
