namespace RegionalProviders.Reference;

/// <summary>The type of an upper-tier authority.</summary>
public enum CouncilKind
{
    /// <summary>A county council, with district councils below it.</summary>
    County,

    /// <summary>One council for all functions; the principal councils of Wales count as unitary, too.</summary>
    Unitary,

    /// <summary>One of the 32 London boroughs.</summary>
    LondonBorough,

    /// <summary>One of the 36 metropolitan districts.</summary>
    MetropolitanDistrict,

    /// <summary>The City of London and the Isles of Scilly, each with a constitution of its own.</summary>
    SuiGeneris,
}
