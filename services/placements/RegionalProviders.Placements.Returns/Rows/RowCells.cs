using System.Globalization;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>The cells of one row while it is being read.</summary>
internal sealed class RowCells(DateSerials serials)
{
    public const int MaxLength = 500;
    private const int MaxNameLength = 60;
    private static readonly int Fields = Enum.GetValues<ReturnField>().Length;

    public string?[] Texts { get; } = new string?[Fields];

    public string?[] Codes { get; } = new string?[Fields];

    public CellFault[]? Faults { get; private set; }

    public List<string>? Unknown { get; private set; }

    public bool HasCellsBeyondHeader { get; set; }

    public ReturnField? FieldWithControlCharacters { get; private set; }

    public int? Age { get; private set; }

    public DateOnly? Start { get; private set; }

    public DateOnly? End { get; private set; }

    public long?[] Pence { get; } = new long?[4];

    public string? PlacingCouncil { get; private set; }

    public string? HostCouncil { get; private set; }

    /// <summary>The costs file's values for the episode; null if there was no costs file.</summary>
    public EpisodeCosts? Costs { get; set; }

    public void AddUnknown(string name) => (Unknown ??= []).Add(name);

    /// <summary>Reads a cell given with the name of its column.</summary>
    public void Read(ReturnColumn? column, string name, string cell)
    {
        // If two names denote the same column, the second one is reported: silently choosing one could be wrong.
        if (column is null || Texts[(int)column.Field] is not null)
            AddUnknown(name.Length <= MaxNameLength ? name : name[..MaxNameLength]);
        else
            Read(column, cell);
    }

    public void Read(ReturnColumn column, string cell)
    {
        var text = PlainText.Clean(cell, out var faulty);
        if (faulty)
            FieldWithControlCharacters ??= column.Field;
        if (text.Length == 0)
            return;
        Texts[(int)column.Field] = text.Length <= MaxLength ? text : Cut(text);
        var fault =
            text.Length > MaxLength ? CellFault.TooLong
            : text[0] == '=' ? CellFault.Formula
            : CellErrors.IsError(text) ? CellFault.Error
            : Value(column, text);
        if (fault != CellFault.None)
            (Faults ??= new CellFault[Fields])[(int)column.Field] = fault;
    }

    // Keeps one character more than the limit, so that the text is too long for the next reader too; never splits a
    // surrogate pair.
    private static string Cut(string text) =>
        text[..(MaxLength + (char.IsHighSurrogate(text[MaxLength]) ? 2 : 1))];

    private CellFault Value(ReturnColumn column, string text) =>
        column.Kind switch
        {
            ColumnKind.Category => Category(column, text),
            ColumnKind.Authority => Authority(column.Field, text),
            ColumnKind.Number => Number(text),
            ColumnKind.Money => Amount(column.Field, text),
            ColumnKind.Date => Date(column.Field, text),
            _ => CellFault.None,
        };

    private CellFault Category(ReturnColumn column, string text)
    {
        Codes[(int)column.Field] = column.Set?.Find(text)?.Code;
        return Codes[(int)column.Field] is null ? CellFault.NotInSet : CellFault.None;
    }

    private CellFault Authority(ReturnField field, string text)
    {
        if (Authorities.Find(text) is not { } council)
            return CellFault.UnknownCouncil;
        if (field == ReturnField.PlacingAuthority)
            PlacingCouncil = council.GssCode;
        else
            HostCouncil = council.GssCode;
        return CellFault.None;
    }

    private CellFault Number(string text)
    {
        if (
            !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number > Ages.Most
        )
            return CellFault.NotAWholeNumber;
        Age = number;
        return CellFault.None;
    }

    private CellFault Amount(ReturnField field, string text)
    {
        var fault = Money.TryParse(text, out var pence);
        if (fault == CellFault.None)
            Pence[field - ReturnField.TotalCost] = pence;
        return fault;
    }

    private CellFault Date(ReturnField field, string text)
    {
        if (DateText.Parse(text, serials) is not { } date)
            return CellFault.NotADate;
        if (field == ReturnField.Start)
            Start = date;
        else
            End = date;
        // The date serial number of a workbook is meaningless outside it.
        if (serials != DateSerials.None && text.All(char.IsAsciiDigit))
            Texts[(int)field] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return CellFault.None;
    }
}
