namespace RegionalProviders.Placements.Returns;

/// <summary>Why a cell that is not empty has no value.</summary>
internal enum CellFault : byte
{
    None,
    TooLong,
    Formula,
    Error,
    NotADate,
    NotAWholeNumber,
    NotMoney,
    Negative,
    TooPrecise,
    NotInSet,
    UnknownCouncil,
}
