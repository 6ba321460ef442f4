namespace RegionalProviders.Providers.Lists;

/// <summary>Position of a row in the file: a physical line of a text file, or a row of a sheet. Both count from 1.</summary>
/// <param name="Sheet">Name of the sheet; null in a text file.</param>
/// <param name="Line">Physical line on which the row starts, or row of the sheet.</param>
public readonly record struct RowLocation(string? Sheet, int Line)
{
    /// <summary><c>12</c> or <c>Providers!12</c>.</summary>
    public override string ToString() => Sheet is null ? $"{Line}" : $"{Sheet}!{Line}";
}

/// <summary>A failed check.</summary>
/// <param name="Place">Row.</param>
/// <param name="Column">Header of the column as in the file; null if the problem concerns the whole row.</param>
/// <param name="Rule">The check; <see cref="Rule.Rejects"/> says whether the row was left out.</param>
public sealed record Problem(RowLocation Place, string? Column, Rule Rule)
{
    /// <summary>What is wrong and what to do; safe to show and to store, as it never repeats the cell.</summary>
    public string Message => Rule.Message;
}

/// <summary>How a row was treated.</summary>
public enum RowOutcome
{
    /// <summary>Read, perhaps with warnings.</summary>
    Read,

    /// <summary>Left out because a rule that rejects rows was broken.</summary>
    Rejected,

    /// <summary>Left out because the list covers more than the register does (GIAS: other types of school). Not a fault.</summary>
    OutOfScope,
}

/// <summary>One row of a list. Blank rows and footnotes are only counted, not returned.</summary>
/// <param name="Table">The table that the row belongs to.</param>
/// <param name="Place">Position of the row.</param>
/// <param name="Outcome">How the row was treated.</param>
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
    /// <summary>
    /// The registration number, if readable, even for a rejected row: a faulty row still shows that the registration is
    /// on the list.
    /// </summary>
    public string? Urn { get; init; }
}
