namespace RegionalProviders.Reference;

/// <summary>What sort of upper-tier authority a council is.</summary>
public enum CouncilKind
{
    /// <summary>A county council above district councils.</summary>
    County,

    /// <summary>One council for every function; the principal councils of Wales are counted here too.</summary>
    Unitary,

    /// <summary>One of the 32 London boroughs.</summary>
    LondonBorough,

    /// <summary>One of the 36 metropolitan districts.</summary>
    MetropolitanDistrict,

    /// <summary>The City of London and the Isles of Scilly, each constituted in its own way.</summary>
    SuiGeneris,
}
