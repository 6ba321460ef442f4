namespace RegionalProviders.Reference;

/// <summary>A code that denotes a council for a time.</summary>
/// <param name="Scheme">Who issues the code.</param>
/// <param name="Code">The code as published.</param>
/// <param name="ValidFrom">First day; null if as old as the council. Codes that were issued after the fact reach back to the council's start.</param>
/// <param name="ValidTo">Last day; null while in force.</param>
public sealed record CouncilCode(
    CodeScheme Scheme,
    string Code,
    DateOnly? ValidFrom,
    DateOnly? ValidTo
);

/// <summary>The schemes of codes for councils.</summary>
public enum CodeScheme
{
    /// <summary>Nine characters from the Office for National Statistics, such as <c>E06000035</c>; never reused.</summary>
    Gss,

    /// <summary>Three digits from the Department for Education, such as <c>887</c>; a successor may keep it.</summary>
    Dfe,
}
