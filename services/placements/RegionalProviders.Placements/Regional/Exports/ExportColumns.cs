using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional.Exports;

/// <summary>The columns of an exported table: the row's key with its label, its figures, and last year's figures.</summary>
internal sealed class ExportColumns
{
    public const string Suppressed = "*";

    /// <summary>Shown in place of every figure of a withheld publication.</summary>
    public const string Withheld = "withheld";

    private readonly List<(string Header, Func<RegionalTableRow, ExportCell> Cell)> columns = [];

    private ExportColumns() { }

    public IReadOnlyList<string> Header => [.. columns.Select(column => column.Header)];

    public static ExportColumns Of(StoredTable table)
    {
        var made = new ExportColumns();
        foreach (var (at, dimension) in table.Shape.Dimensions.Index())
            made.AddKey(at, dimension);
        made.AddFigures("", row => row.Figures, table.Shape, table.Publication);
        if (table.Before is not { } before)
            return made;
        made.AddFigures(", last year", row => row.LastYear, table.Shape, before);
        made.AddChanges();
        return made;
    }

    public IReadOnlyList<ExportCell> Cells(RegionalTableRow row) =>
        [.. columns.Select(column => column.Cell(row))];

    private void AddKey(int at, RegionalDimension dimension)
    {
        var (words, key) = dimension switch
        {
            RegionalDimension.Provider => ("Provider", "Provider id"),
            RegionalDimension.Setting => ("Setting", "URN"),
            RegionalDimension.ServiceType => ("Service type", "Service type code"),
            RegionalDimension.PlacingAuthority => ("Placing authority", "Placing authority code"),
            RegionalDimension.HostAuthority => ("Host authority", "Host authority code"),
            RegionalDimension.DistanceBand => ("Distance", "Distance code"),
            _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
        };
        Add(words, row => row.Keys[at].Label);
        Add(key, row => row.Keys[at].Key is var k && k == RegionalPlacement.Unknown ? "" : k);
    }

    private void AddFigures(
        string year,
        Func<RegionalTableRow, RegionalFigures> of,
        TableShape shape,
        PublicationRow publication
    )
    {
        var absent = publication.Withheld ? Withheld : Suppressed;
        Add(
            $"Placements{year}",
            row => of(row) is { HasPlacements: true } f ? ExportCell.Count(f.Placements) : absent
        );
        AddPounds(
            $"Weekly cost (£){year}",
            row => of(row) is { HasWeeklyCostPence: true } f ? f.WeeklyCostPence : null,
            _ => absent
        );
        // Without placements there is no mean.
        AddPounds(
            $"Mean weekly cost (£){year}",
            row => of(row) is { HasMeanWeeklyCostPence: true } f ? f.MeanWeeklyCostPence : null,
            row => of(row).HasPlacements ? "" : absent
        );
        if (!shape.HasContributions)
            return;
        AddPounds(
            $"Social care (£){year}",
            row => of(row) is { HasSocialCarePence: true } f ? f.SocialCarePence : null,
            _ => absent
        );
        AddPounds(
            $"Education (£){year}",
            row => of(row) is { HasEducationPence: true } f ? f.EducationPence : null,
            _ => absent
        );
        AddPounds(
            $"Health (£){year}",
            row => of(row) is { HasHealthPence: true } f ? f.HealthPence : null,
            _ => absent
        );
    }

    // A change is shown only if the figures of both years are.
    private void AddChanges()
    {
        Add(
            "Change in placements",
            row =>
                row.Change is { HasPlacements: true } change
                    ? ExportCell.Count(change.Placements)
                    : ""
        );
        AddPounds(
            "Change in weekly cost (£)",
            row =>
                row.Change is { HasWeeklyCostPence: true } change ? change.WeeklyCostPence : null,
            _ => ""
        );
        AddPounds(
            "Change in mean weekly cost (£)",
            row =>
                row.Change is { HasMeanWeeklyCostPence: true } change
                    ? change.MeanWeeklyCostPence
                    : null,
            _ => ""
        );
    }

    private void AddPounds(
        string header,
        Func<RegionalTableRow, long?> pence,
        Func<RegionalTableRow, string> otherwise
    ) => Add(header, row => pence(row) is { } p ? ExportCell.Pounds(p) : otherwise(row));

    private void Add(string header, Func<RegionalTableRow, ExportCell> cell) =>
        columns.Add((header, cell));
}
