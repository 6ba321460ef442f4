namespace RegionalProviders.Placements.Returns;

/// <summary>Checks of single cells, independent of meaning: present, readable, one of the permitted values.</summary>
internal static class CellChecks
{
    private static readonly ReturnRule UnknownColumn = ReturnRules.Get("column.unknown");
    private static readonly ReturnRule RowTooLong = ReturnRules.Get("row.too_long");
    private static readonly ReturnRule Incomplete = ReturnRules.Get("row.incomplete");
    private static readonly ReturnRule Missing = ReturnRules.Get("value.missing");
    private static readonly ReturnRule NotInSet = ReturnRules.Get("value.not_in_set");
    private static readonly ReturnRule Formula = ReturnRules.Get("cell.formula");
    private static readonly ReturnRule Error = ReturnRules.Get("cell.error");
    private static readonly ReturnRule Control = ReturnRules.Get("cell.control_characters");
    private static readonly ReturnRule TooLong = ReturnRules.Get("cell.too_long");
    private static readonly ReturnRule UnknownCouncil = ReturnRules.Get("council.unknown");
    private static readonly ReturnRule AgeNotValid = ReturnRules.Get("age.not_valid");

    public static void Check(RowCheck check)
    {
        var row = check.Row;
        if (row.UnknownColumns.Count > 0)
            check.Report(UnknownColumn);
        if (row.HasCellsBeyondHeader)
            check.Report(RowTooLong);
        if (row.FieldWithControlCharacters is { } field)
            check.Report(Control, field);
        if (check.IsEpisode)
        {
            foreach (var column in row.Schema.StatutoryColumns)
                CheckColumn(check, column);
            if (check.IsOpenEpisode)
                CheckCompleteness(check);
        }
        foreach (var column in row.Schema.Columns)
        {
            if (!check.IsEpisode || !row.Schema.IsStatutory(column.Field))
                CheckColumn(check, column, mayLack: check.IsEpisode);
        }
    }

    private static void CheckColumn(RowCheck check, ReturnColumn column, bool mayLack = false)
    {
        if (check.Row.IsBlank(column.Field))
        {
            if (column.Required && !mayLack)
                check.Report(Missing, column.Field);
            return;
        }
        var rule = check.Row.Fault(column.Field) switch
        {
            CellFault.Formula => Formula,
            CellFault.Error => Error,
            CellFault.TooLong => TooLong,
            CellFault.NotInSet when !check.Row.Schema.IsStatutory(column.Field) => NotInSet,
            CellFault.UnknownCouncil => UnknownCouncil,
            CellFault.NotAWholeNumber => AgeNotValid,
            _ => null,
        };
        if (rule is not null)
            check.Report(rule, column.Field);
    }

    /// <summary>
    /// Reports everything that a derived draft still lacks as one finding: one per column would bury the others.
    /// </summary>
    private static void CheckCompleteness(RowCheck check)
    {
        List<string>? lacking = null;
        foreach (var column in check.Row.Schema.Columns)
        {
            if (
                column.Required
                && column.Kind != ColumnKind.Money
                && !check.Row.Schema.IsStatutory(column.Field)
                && check.Row.IsBlank(column.Field)
            )
                (lacking ??= []).Add(column.Name);
        }
        if (lacking is not null)
            check.Report(Incomplete, detail: string.Join(", ", lacking));
    }
}
