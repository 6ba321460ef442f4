using System.Globalization;

namespace RegionalProviders.Notifications.Digests;

/// <summary>The content of a digest, independent of its format.</summary>
internal sealed record Digest(string Council, DateOnly From, DateOnly To)
{
    public required IReadOnlyList<DigestSection> Sections { get; init; }

    public string Title =>
        $"Notices about providers: {Council}, {DigestWords.Day(From)} to {DigestWords.Day(To)}";
}

/// <summary>A section of a digest: a heading and a table.</summary>
/// <param name="Heading">Heading of the section.</param>
/// <param name="None">Text shown if there are no rows.</param>
/// <param name="DateColumn">Header of the last column.</param>
/// <param name="Lines">The rows, in order.</param>
/// <param name="Total">Total number of matches; greater than the number of rows if there are too many for a digest.</param>
internal sealed record DigestSection(
    string Heading,
    string None,
    string DateColumn,
    IReadOnlyList<DigestLine> Lines,
    int Total
)
{
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{Heading} ({Total})");

    /// <summary>Text about the rows that are left out; empty if there are none.</summary>
    public string Rest =>
        Total > Lines.Count
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Total - Lines.Count} more are not shown: see the inbox."
            )
            : "";
}

/// <summary>One notice, in words.</summary>
internal sealed record DigestLine(
    string Organisation,
    string Settings,
    string About,
    string IssuedBy,
    string Marks,
    string Date
);
