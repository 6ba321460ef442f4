using System.Globalization;

namespace RegionalProviders.Notifications.Digests;

/// <summary>What a digest says, however it is written.</summary>
internal sealed record Digest(string Council, DateOnly From, DateOnly To)
{
    public required IReadOnlyList<DigestSection> Sections { get; init; }

    public string Title =>
        $"Notices about providers: {Council}, {DigestWords.Day(From)} to {DigestWords.Day(To)}";
}

/// <summary>A part of a digest: a heading and a table.</summary>
/// <param name="Heading">What is listed.</param>
/// <param name="None">What is said where there is nothing.</param>
/// <param name="DateColumn">What the last column tells.</param>
/// <param name="Lines">The rows, in their order.</param>
/// <param name="Total">How many there are: more than the rows where they are too many for a digest.</param>
internal sealed record DigestSection(
    string Heading,
    string None,
    string DateColumn,
    IReadOnlyList<DigestLine> Lines,
    int Total
)
{
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{Heading} ({Total})");

    /// <summary>What is said of those that are left out; empty where none is.</summary>
    public string Rest =>
        Total > Lines.Count
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Total - Lines.Count} more are not shown: see the inbox."
            )
            : "";
}

/// <summary>One notice, as words.</summary>
internal sealed record DigestLine(
    string Organisation,
    string Settings,
    string About,
    string IssuedBy,
    string Marks,
    string Date
);
