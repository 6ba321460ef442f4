namespace RegionalProviders.Providers.Lists;

/// <summary>Where a row stands in the file: a physical line of a text file, or a row of a sheet. Both count from 1.</summary>
/// <param name="Sheet">Name of the sheet; null in a text file.</param>
/// <param name="Line">Physical line on which the row starts, or row of the sheet.</param>
public readonly record struct RowLocation(string? Sheet, int Line)
{
    /// <summary><c>12</c> or <c>Providers!12</c>.</summary>
    public override string ToString() => Sheet is null ? $"{Line}" : $"{Sheet}!{Line}";
}

/// <summary>A failed check.</summary>
/// <param name="Place">Row.</param>
/// <param name="Column">Header of the column as the file has it; null when the whole row is meant.</param>
/// <param name="Rule">The check; <see cref="Rule.Rejects"/> says whether the row was left out.</param>
public sealed record Problem(RowLocation Place, string? Column, Rule Rule)
{
    /// <summary>What is wrong and what to do; safe to show and to store, for it never repeats the cell.</summary>
    public string Message => Rule.Message;
}

/// <summary>What became of a row.</summary>
public enum RowOutcome
{
    /// <summary>Read, perhaps with warnings.</summary>
    Read,

    /// <summary>Left out because of a problem whose rule rejects.</summary>
    Rejected,

    /// <summary>Left out because the list covers more than the register does (GIAS: other types of school). Not a fault.</summary>
    OutOfScope,
}

/// <summary>One row of a list. Blank rows and footnotes are not handed out, only counted.</summary>
/// <param name="Table">The table that the row belongs to.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Registration">The values; null unless <paramref name="Outcome"/> is <see cref="RowOutcome.Read"/>.</param>
/// <param name="Problems">Failed checks in the order of the row's columns.</param>
public sealed record ListRow(
    ListHeader Table,
    RowLocation Place,
    RowOutcome Outcome,
    RegistrationRow? Registration,
    IReadOnlyList<Problem> Problems
)
{
    /// <summary>The number where it can be read, also of a rejected row: whatever is wrong with the row, it is on the list.</summary>
    public string? Urn { get; init; }
}
