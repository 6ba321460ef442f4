namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>The worlds that an exchange makes possible, and how a cell differs in them.</summary>
/// <param name="Exchange">The placements that differ.</param>
/// <param name="IsCountOther">In one of them the cell counts one more or one fewer.</param>
/// <param name="Lower">In one of them the cell costs this much less, in pence.</param>
/// <param name="Higher">In one of them the cell costs this much more, in pence.</param>
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

/// <summary>What must be shown to be possible for a cell.</summary>
internal enum Need
{
    /// <summary>A different count.</summary>
    Count,

    /// <summary>A lower cost, by the margin.</summary>
    Lower,

    /// <summary>A higher cost, by the margin.</summary>
    Higher,
}
