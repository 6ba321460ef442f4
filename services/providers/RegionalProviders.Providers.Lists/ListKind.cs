namespace RegionalProviders.Providers.Lists;

/// <summary>The published lists that can be read. A kind is recognised by its column headers, never by the file name.</summary>
public enum ListKind
{
    /// <summary>
    /// Ofsted's children's social care list at 31 March: one row per provider, latest (and in 2024 previous)
    /// inspection.
    /// </summary>
    OfstedProviders,

    /// <summary>Ofsted's inspections in a year: one row per inspection, so several rows per URN.</summary>
    OfstedInspections,

    /// <summary>Ofsted's joiners and leavers in a year: status changes with their dates.</summary>
    OfstedJoinersLeavers,

    /// <summary>The restricted list that Ofsted sends to councils: names and addresses that the open list withholds.</summary>
    OfstedCouncil,

    /// <summary>
    /// Sheet of the council list with supported-accommodation premises: one row per setting, so several rows per URN.
    /// </summary>
    OfstedCouncilPremises,

    /// <summary>Sheet of the council list with conditions of registration: several rows per URN.</summary>
    OfstedCouncilConditions,

    /// <summary>DfE's "all establishments" extract (edubasealldata). Only special and residential schools are kept; its URNs are not Ofsted's.</summary>
    Gias,

    /// <summary>CQC's care directory (one row per location, no rating).</summary>
    CqcDirectory,

    /// <summary>CQC's "HSCA active locations" (one row per location, with its latest overall rating).</summary>
    CqcLocations,
}
