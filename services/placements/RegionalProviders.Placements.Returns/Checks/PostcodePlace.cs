using System.Collections.Frozen;

namespace RegionalProviders.Placements.Returns;

/// <summary>Where a postcode lies, as far as its district (the part before the space) tells.</summary>
internal enum PostcodePlace
{
    /// <summary>In England, or no postcode was given.</summary>
    England,

    /// <summary>In a district that the border of England with Wales or Scotland divides.</summary>
    Border,

    /// <summary>Outside England.</summary>
    Elsewhere,
}

/// <summary>Finds the place of a postcode, from <c>postcode_areas.csv</c> and <c>postcode_districts.csv</c>.</summary>
internal static class PostcodePlaces
{
    private const int InwardLength = 3;

    // Areas that lie outside England but for the districts that the other table names.
    private static readonly FrozenSet<string> Areas = CodeFile
        .Rows("postcode_areas.csv")
        .Select(row => row[0])
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, bool> IsDivided = CodeFile
        .Rows("postcode_districts.csv")
        .ToFrozenDictionary(
            row => row[0],
            row => row[1] == nameof(PostcodePlace.Border),
            StringComparer.OrdinalIgnoreCase
        );

    /// <summary>The place of a postcode, whole or only its district, with or without its space.</summary>
    public static PostcodePlace Of(string postcode)
    {
        var district = District(postcode);
        return IsDivided.TryGetValue(district, out var divided)
                ? (divided ? PostcodePlace.Border : PostcodePlace.Elsewhere)
            : Areas.Contains(district.TrimEnd([.. "0123456789"])) ? PostcodePlace.Elsewhere
            : PostcodePlace.England;
    }

    private static string District(string postcode)
    {
        var space = postcode.IndexOf(' ', StringComparison.Ordinal);
        return space >= 0 ? postcode[..space]
            // Only the inward part begins with a digit and ends with two letters.
            : postcode is [.., _, var digit, var first, var second]
            && char.IsAsciiDigit(digit)
            && char.IsAsciiLetter(first)
            && char.IsAsciiLetter(second)
                ? postcode[..^InwardLength]
            : postcode;
    }
}
