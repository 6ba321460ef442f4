namespace RegionalProviders.Providers.Lists;

/// <summary>What the caller already knows about a file.</summary>
public sealed record ListOptions
{
    /// <summary>
    /// The kind of list that the caller expects. Needed only for Ofsted's layouts of 2015 to 2021, in which the
    /// provider list and the inspection list have the same columns; if null, they are told apart by repeated URNs.
    /// Another layout raises <see cref="WrongListKindException"/>.
    /// </summary>
    public ListKind? Kind { get; init; }

    /// <summary>
    /// The sheet that is meant, if the workbook has several with the same list; null or empty if it has not. Hidden
    /// sheets are never read.
    /// </summary>
    public string? Sheet { get; init; }

    /// <summary>
    /// Date of the list, needed if its text does not give one. Another date in its text raises
    /// <see cref="ListDateException"/>.
    /// </summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Clock for the check that dates are not in the future.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
