namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>What other worlds an exchange makes possible, and what a cell is in them.</summary>
/// <param name="Exchange">Which placements differ.</param>
/// <param name="IsCountOther">In one the cell counts one more or less.</param>
/// <param name="Lower">In one it costs so much less, in pence.</param>
/// <param name="Higher">In one it costs so much more, in pence.</param>
internal sealed record World(Exchange Exchange, bool IsCountOther, long Lower, long Higher)
{
    public bool Answers(Need need, long margin) =>
        need switch
        {
            Need.Count => IsCountOther,
            Need.Lower => Lower >= margin,
            _ => Higher >= margin,
        };
}

/// <summary>What must be possible of a cell.</summary>
internal enum Need
{
    /// <summary>Another count.</summary>
    Count,

    /// <summary>Less cost, by the margin.</summary>
    Lower,

    /// <summary>More cost, by the margin.</summary>
    Higher,
}
