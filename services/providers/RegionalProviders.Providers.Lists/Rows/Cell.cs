namespace RegionalProviders.Providers.Lists;

/// <summary>
/// A name or part of an address. Withheld does not mean empty: a value that is already known must then be kept.
/// </summary>
/// <param name="Value">The text; null when empty or withheld.</param>
/// <param name="Withheld">True when the regulator withholds it (<c>REDACTED</c>).</param>
public readonly record struct Cell(string? Value, bool Withheld)
{
    /// <summary>The regulator withholds the value.</summary>
    public static Cell Redacted { get; } = new(null, true);
}
