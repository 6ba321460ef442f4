namespace RegionalProviders.Providers.Lists;

/// <summary>A check on a row. Codes are stable: reports store them and callers may act on them.</summary>
/// <param name="Code">Stable code, upper snake case.</param>
/// <param name="Rejects">True: the row is left out. False: the row is read without the invalid value.</param>
/// <param name="Message">What is wrong and what to do; never repeats the cell.</param>
public sealed record Rule(string Code, bool Rejects, string Message);

/// <summary>The complete list of row checks.</summary>
public static class Rules
{
    /// <summary>No registration number to identify the row by.</summary>
    public static readonly Rule UrnMissing = new(
        "URN_MISSING",
        true,
        "The row has no registration number. Fill it in."
    );

    /// <summary>Ofsted: SC and six digits, another two or three letters and five or six digits, or seven digits. GIAS: six digits. CQC: letters, digits and hyphens.</summary>
    public static readonly Rule UrnInvalid = new(
        "URN_INVALID",
        true,
        "This is not a registration number of this regulator (Ofsted: SC and 6 digits, or 7 digits; GIAS: 6 digits; CQC: as 1-123456789). Correct it."
    );

    /// <summary>Scientific notation that no longer has all digits: it may stand for any of many numbers.</summary>
    public static readonly Rule UrnRounded = new(
        "URN_ROUNDED",
        true,
        "A spreadsheet has written the registration number in scientific notation and lost digits. Take the list as the regulator published it, and do not save it from a spreadsheet."
    );

    /// <summary>The number was written by a spreadsheet or with spaces, but only one number can have been meant.</summary>
    public static readonly Rule UrnRepaired = new(
        "URN_REPAIRED",
        false,
        "The registration number is not written as the regulator writes it (as 2500001.0 or with spaces). It was read as the only number that it can be; check what changed the file."
    );

    /// <summary>In lists with one row per registration the first row is read and later ones are left out.</summary>
    public static readonly Rule UrnRepeated = new(
        "URN_REPEATED",
        true,
        "The registration number occurs on an earlier row; that row was read and this one left out. If this is the list of inspections in a year, send it as that."
    );

    /// <summary>The row ends before the last column that every row needs.</summary>
    public static readonly Rule RowTooShort = new(
        "ROW_TOO_SHORT",
        true,
        "The row has too few cells, so its values cannot be told apart. Download the list again or repair the row."
    );

    /// <summary>Cells beyond the last header are not empty: an unquoted comma has probably shifted the values.</summary>
    public static readonly Rule RowTooLong = new(
        "ROW_TOO_LONG",
        true,
        "The row has more cells than the header, so its values may be shifted. Look for a comma that is not quoted."
    );

    /// <summary>Neither a name nor the marker that it is withheld.</summary>
    public static readonly Rule NameMissing = new(
        "NAME_MISSING",
        false,
        "The name is empty. Any name held is kept."
    );

    /// <summary>No council named.</summary>
    public static readonly Rule LocalAuthorityMissing = new(
        "LOCAL_AUTHORITY_MISSING",
        false,
        "The local authority is empty. Fill it in, or the host authority stays unknown."
    );

    /// <summary>No type of provision.</summary>
    public static readonly Rule ProvisionTypeMissing = new(
        "PROVISION_TYPE_MISSING",
        false,
        "The type of provision is empty. Fill it in."
    );

    /// <summary>GIAS: without a code of one or two digits nobody knows whether the school belongs to the register.</summary>
    public static readonly Rule TypeCodeInvalid = new(
        "TYPE_CODE_INVALID",
        true,
        "The code of the type of establishment is missing or is not a number of one or two digits. Correct it."
    );

    /// <summary>A type that is missing from the table of types; the regulator's own text is kept.</summary>
    public static readonly Rule ProvisionTypeUnknown = new(
        "PROVISION_TYPE_UNKNOWN",
        false,
        "This type of provision is not known. If the regulator has added it, add it to the table of types."
    );

    /// <summary>No status although the list has the column.</summary>
    public static readonly Rule StatusMissing = new(
        "STATUS_MISSING",
        false,
        "The registration status is empty. Any status held is kept."
    );

    /// <summary>Not one of the known statuses; the reader does not guess.</summary>
    public static readonly Rule StatusUnknown = new(
        "STATUS_UNKNOWN",
        false,
        "The registration status must be Active, Suspended, Resigned, Cancelled or Closed. Any status held is kept."
    );

    /// <summary>Not a date in the format of the list.</summary>
    public static readonly Rule DateInvalid = new(
        "DATE_INVALID",
        false,
        "This is not a date as dd/mm/yyyy. The date was left out; correct the cell."
    );

    /// <summary>
    /// Later than the date of the list (publication dates: later than today). If it were accepted, it would hide every
    /// later inspection.
    /// </summary>
    public static readonly Rule DateInFuture = new(
        "DATE_IN_FUTURE",
        false,
        "The date is later than the date of the list. The date was left out; correct the cell."
    );

    /// <summary>Not a whole number from 0 to 99,999.</summary>
    public static readonly Rule PlacesInvalid = new(
        "PLACES_INVALID",
        false,
        "This must be a whole number from 0 to 99999. It was left out; correct the cell."
    );

    /// <summary>Not a plain number, typically because a spreadsheet has turned it into 1.02E+07.</summary>
    public static readonly Rule EventNumberInvalid = new(
        "EVENT_NUMBER_INVALID",
        false,
        "This is not an inspection event number; a spreadsheet may have rounded it. It was left out; take it from the report."
    );

    /// <summary>A text that is neither a value of the regulator's scale nor a known reason for having none.</summary>
    public static readonly Rule JudgementUnknown = new(
        "JUDGEMENT_UNKNOWN",
        false,
        "This is no judgement of the regulator's scale. The judgement was left out; if the wording is new, add it to the table of judgements."
    );

    /// <summary>The children's home number given by GIAS is not an Ofsted number.</summary>
    public static readonly Rule ChildrensHomeNumberInvalid = new(
        "CH_NUMBER_INVALID",
        false,
        "This is not a children's home registration number, so the school was not linked to one."
    );

    /// <summary>Not a coordinate.</summary>
    public static readonly Rule CoordinateInvalid = new(
        "COORDINATE_INVALID",
        false,
        "This is not a coordinate. It was left out."
    );

    /// <summary>The error of a formula that failed, such as <c>#REF!</c> or <c>#N/A</c>: the value is unknown, not empty.</summary>
    public static readonly Rule CellError = new(
        "CELL_ERROR",
        true,
        "The cell holds the error of a formula that failed, so its value is unknown. Replace the formula by its value, or leave the cell empty where there is none."
    );

    /// <summary>Not a Companies House number.</summary>
    public static readonly Rule CompanyNumberInvalid = new(
        "COMPANY_NUMBER_INVALID",
        false,
        "This is not a company number (eight digits, or two letters and six digits). It was left out."
    );

    /// <summary>NUL, another control character, a direction override or half a surrogate pair.</summary>
    public static readonly Rule ControlCharacter = new(
        "CONTROL_CHARACTER",
        false,
        "The cell has characters that cannot be stored; they were replaced by spaces. Check the cell."
    );

    /// <summary>Longer than 500 characters (conditions: 8,000).</summary>
    public static readonly Rule ValueTooLong = new(
        "VALUE_TOO_LONG",
        false,
        "The cell is longer than any such value. It was left out; check the cell."
    );

    /// <summary>Every rule, in the order above.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        UrnMissing,
        UrnInvalid,
        UrnRounded,
        UrnRepaired,
        UrnRepeated,
        RowTooShort,
        RowTooLong,
        NameMissing,
        LocalAuthorityMissing,
        ProvisionTypeMissing,
        TypeCodeInvalid,
        ProvisionTypeUnknown,
        StatusMissing,
        StatusUnknown,
        DateInvalid,
        DateInFuture,
        PlacesInvalid,
        EventNumberInvalid,
        JudgementUnknown,
        ChildrensHomeNumberInvalid,
        CoordinateInvalid,
        CellError,
        CompanyNumberInvalid,
        ControlCharacter,
        ValueTooLong,
    ];
}
