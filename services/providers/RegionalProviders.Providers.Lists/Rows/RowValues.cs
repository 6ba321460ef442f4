using System.Globalization;
using RegionalProviders.Providers.Lists.Columns;
using RegionalProviders.Providers.Lists.Judgements;
using RegionalProviders.Tables;

namespace RegionalProviders.Providers.Lists.Rows;

/// <summary>The values of one row, read by field; every invalid value is reported as a problem and read as null.</summary>
internal sealed class RowValues(
    HeaderMap map,
    RowLocation place,
    string[] cells,
    DateSerials serials,
    DateOnly listDate,
    DateOnly today
)
{
    public List<Problem> Problems { get; } = [];

    public bool Has(Field field) => map.Index(field) is not null;

    /// <summary>Reports a problem; reading the same value twice reports it once.</summary>
    public void Report(Rule rule, Field? field = null)
    {
        var problem = new Problem(place, Header(field), rule);
        if (!Problems.Contains(problem))
            Problems.Add(problem);
    }

    public string? Text(Field field, int most = Limits.TextCharacters)
    {
        var cell = Cell(field, most);
        return cell.Withheld ? null : cell.Value;
    }

    public Cell Cell(Field field, int most = Limits.TextCharacters)
    {
        if (map.Index(field) is not { } index || index >= cells.Length)
            return default;
        var text = Clean(cells[index], field);
        if (text.Length == 0 || text is "-" or "NULL")
            return default;
        if (CellErrors.IsError(text))
        {
            Report(Rules.CellError, field);
            return default;
        }
        if (string.Equals(text, "REDACTED", StringComparison.OrdinalIgnoreCase))
            return Lists.Cell.Redacted;
        if (text.Length <= most)
            return new Cell(text, false);
        Report(Rules.ValueTooLong, field);
        return default;
    }

    public DateOnly? Date(Field field, Latest latest = Latest.ListDate)
    {
        if (Known(field) is not { } text)
            return null;
        var date = DateText.Parse(text, serials);
        if (date is null)
            Report(Rules.DateInvalid, field);
        else if (latest != Latest.Any && date > (latest == Latest.Today ? today : listDate))
        {
            Report(Rules.DateInFuture, field);
            date = null;
        }
        return date;
    }

    public int? Number(Field field)
    {
        if (Known(field) is not { } text)
            return null;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= 99_999
        )
            return number;
        Report(Rules.PlacesInvalid, field);
        return null;
    }

    public double? Coordinate(Field field, double least, double most)
    {
        if (Known(field) is not { } text)
            return null;
        var styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (
            double.TryParse(text, styles, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        Report(Rules.CoordinateInvalid, field);
        return null;
    }

    /// <summary>Null if the list has no such column, as nothing is then known; an empty cell means no.</summary>
    public bool? Flag(Field field) =>
        !Has(field) ? null
        : Text(field) is { } text
            ? !text.StartsWith("N", StringComparison.OrdinalIgnoreCase)
                && !text.StartsWith("Long term", StringComparison.OrdinalIgnoreCase)
        : false;

    public RegistrationStatus? Status(Field field)
    {
        if (Text(field) is not { } text)
            return null;
        var status = Values.StatusOf(text);
        if (status is null)
            Report(Rules.StatusUnknown, field);
        return status;
    }

    /// <summary>The text of an identifier, repaired where only one can have been meant.</summary>
    public string? Identifier(Field field) =>
        Text(field) is { } text && IdentifierText.Repair(text) is { Length: > 0 } repaired
            ? repaired
            : null;

    public string? EventNumber(Field field)
    {
        if (Known(field) is null || Identifier(field) is not { } text)
            return null;
        if (text.Length <= 12 && text.All(char.IsAsciiDigit))
            return text;
        Report(Rules.EventNumberInvalid, field);
        return null;
    }

    public Finding? Finding(Field field, JudgementScale scale)
    {
        if (Text(field) is not { } text)
            return null;
        if (!JudgementScales.TryParse(scale, text, out var finding))
            Report(Rules.JudgementUnknown, field);
        return finding;
    }

    public IReadOnlyList<string> List(Field field) =>
        Text(field, Limits.LongTextCharacters)
            ?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        ?? [];

    // Any column of the council lists may contain "n/a" or a sentence explaining why there was no inspection.
    private string? Known(Field field) =>
        Text(field) is { } text
        && !text.Equals("na", StringComparison.OrdinalIgnoreCase)
        && !text.Equals("n/a", StringComparison.OrdinalIgnoreCase)
        && !JudgementScales.IsReasonForNone(text)
            ? text
            : null;

    private string? Header(Field? field) =>
        field is { } f && map.Index(f) is { } index
            ? HeaderMap.OneLine(map.Row.Cells[index])
            : null;

    private string Clean(string text, Field field)
    {
        var result = PlainText.Clean(text, out var faulty);
        if (faulty)
            Report(Rules.ControlCharacter, field);
        return result;
    }
}

/// <summary>The latest date that is valid for a field.</summary>
internal enum Latest
{
    ListDate,

    /// <summary>Reports may be published after the date of the list.</summary>
    Today,

    /// <summary>Planned openings and closures are in the future.</summary>
    Any,
}
