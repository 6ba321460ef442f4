namespace RegionalProviders.Tables;

/// <summary>What a whole number in a date column means.</summary>
public enum DateSerials
{
    /// <summary>Nothing: the table is text.</summary>
    None,

    /// <summary>Days since 30 December 1899, as in most workbooks.</summary>
    From1900,

    /// <summary>Days since 1 January 1904, as in workbooks that were begun on an old Mac.</summary>
    From1904,
}
