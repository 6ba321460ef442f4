namespace RegionalProviders.Placements.Returns;

/// <summary>Why a cell has no value although it is not empty.</summary>
internal enum CellFault : byte
{
    None,
    TooLong,
    Formula,
    NotADate,
    NotAWholeNumber,
    NotMoney,
    Negative,
    TooPrecise,
    NotInSet,
    UnknownCouncil,
}
