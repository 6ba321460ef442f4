using RegionalProviders.Reference.Identifiers;

namespace RegionalProviders.Placements.Returns;

/// <summary>
/// What is kept of an episode of the statutory file to compare it with the child's others. Contains personal data:
/// never log it.
/// </summary>
public sealed class Episode
{
    private Episode(ReturnRow row, DateOnly start, object? source)
    {
        Source = source;
        Line = row.Line;
        Identifier = row.Identifier;
        Start = start;
        End = row.End;
        IsOpen = row.IsBlank(ReturnField.End);
        NewEpisodeReason = row.Code(ReturnField.NewEpisodeReason);
        LegalStatus = row.Code(ReturnField.LegalStatus);
        Need = row.Code(ReturnField.Need);
        Place = row.PlacementType;
        Provider = row.ProviderCode;
        EndReason = row.Code(ReturnField.EndReason);
        HasChangeReason = !row.IsBlank(ReturnField.ChangeReason);
        var postcode = row.Text(ReturnField.PlacementPostcode);
        PlacementPostcode = Postcode.Parse(postcode) ?? postcode.ToUpperInvariant();
        Urn = row.Urn;
    }

    /// <summary>What the caller gave with the row, to find it again.</summary>
    public object? Source { get; }

    internal int Line { get; }

    internal string? Identifier { get; }

    internal DateOnly Start { get; }

    /// <summary>Null while the episode runs, and where the cell cannot be read.</summary>
    internal DateOnly? End { get; }

    internal bool IsOpen { get; }

    internal string? NewEpisodeReason { get; }

    internal string? LegalStatus { get; }

    internal string? Need { get; }

    internal string? Place { get; }

    internal string? Provider { get; }

    internal string? EndReason { get; }

    internal bool HasChangeReason { get; }

    /// <summary>Spelled in one way; empty if there is none.</summary>
    internal string PlacementPostcode { get; }

    internal string? Urn { get; }

    internal bool IsTemporary => StatutoryGroups.IsTemporary(Place);

    /// <summary>Whether another episode is said to follow on the day of the end.</summary>
    internal bool IsContinued => EndReason == StatutoryGroups.Continued;

    /// <summary>Whether the child is said to have left care.</summary>
    internal bool EndsCare => EndReason is not null && !IsContinued;

    /// <summary>Whether the child is said to have been looked after before; false if the reason cannot be read.</summary>
    internal bool Continues => NewEpisodeReason is not (null or StatutoryGroups.Started);

    /// <summary>The episode of a row; null for rows of the census, and without a start, which cannot be put in order.</summary>
    /// <param name="row">The row.</param>
    /// <param name="source">What the caller needs to find the row again.</param>
    public static Episode? Of(ReturnRow row, object? source = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Kind == ReturnKind.Episodes && row.Start is { } start
            ? new Episode(row, start, source)
            : null;
    }
}
