namespace RegionalProviders.Reference;

/// <summary>
/// The four nations of the United Kingdom. Bank holidays differ between them, except that England and Wales share
/// theirs.
/// </summary>
public enum Nation
{
    /// <summary>England: the nation of every tenant.</summary>
    England,

    /// <summary>Wales: its councils are host authorities only.</summary>
    Wales,

    /// <summary>Scotland.</summary>
    Scotland,

    /// <summary>Northern Ireland.</summary>
    NorthernIreland,
}
