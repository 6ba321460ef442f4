namespace RegionalProviders.Placements.Returns;

/// <summary>
/// One placement (census) or episode (statutory file), as filed and as parsed. A typed value is null if the cell is
/// empty or cannot be read; a <see cref="RowChecker"/> reports which. Contains personal data: never log it.
/// </summary>
public sealed partial class ReturnRow
{
    private readonly string?[] _texts;
    private readonly string?[] _codes;
    private readonly CellFault[]? _faults;

    private ReturnRow(ReturnSchema schema, ReturnKind kind, int line, RowCells cells)
    {
        Schema = schema;
        Kind = kind;
        Line = line;
        _texts = cells.Texts;
        _faults = cells.Faults;
        UnknownColumns = cells.Unknown ?? [];
        HasCellsBeyondHeader = cells.HasCellsBeyondHeader;
        FieldWithControlCharacters = cells.FieldWithControlCharacters;
        Identifier = Value(ReturnField.Identifier);
        Age = cells.Age;
        Start = cells.Start;
        End = cells.End;
        TotalPence = cells.Pence[0];
        SocialCarePence = cells.Pence[1];
        EducationPence = cells.Pence[2];
        HealthPence = cells.Pence[3];
        _codes = cells.Codes;
        PlacingCouncil = cells.PlacingCouncil;
        HostCouncil = cells.HostCouncil;
        Urn = UrnOfSetting();
        Costs = cells.Costs;
    }

    /// <summary>The schema used to read the row.</summary>
    public ReturnSchema Schema { get; }

    /// <summary>The input that the row came from.</summary>
    public ReturnKind Kind { get; }

    /// <summary>Line or sheet row of the file, from 1, or the number sent with the streamed row.</summary>
    public int Line { get; }

    /// <summary>The council's own pseudonymous identifier, trimmed; null if missing.</summary>
    public string? Identifier { get; }

    /// <summary>Age in whole years.</summary>
    public int? Age { get; }

    /// <summary>First day of the placement or episode.</summary>
    public DateOnly? Start { get; }

    /// <summary>
    /// Last day of the episode; null while it runs, and in the census, which contains only open placements.
    /// </summary>
    public DateOnly? End { get; }

    /// <summary>Total weekly cost in pence; null in the statutory file until costs are added.</summary>
    public long? TotalPence { get; }

    /// <summary>Weekly contribution from social care in pence.</summary>
    public long? SocialCarePence { get; }

    /// <summary>Weekly contribution from education in pence.</summary>
    public long? EducationPence { get; }

    /// <summary>Weekly contribution from health in pence.</summary>
    public long? HealthPence { get; }

    /// <summary>
    /// The number that identifies the setting, upper case: the establishment's, or the provider's if there is none and
    /// the type (fostering) or the schema (before 2022) identifies settings by provider. Null if missing.
    /// </summary>
    public string? Urn { get; }

    /// <summary>GSS code of the placing authority; null if missing or unknown.</summary>
    public string? PlacingCouncil { get; }

    /// <summary>GSS code of the host authority as filed (schemas until 2022-03).</summary>
    public string? HostCouncil { get; }

    /// <summary>Code of the type of provision, the same in every schema that has the type, such as <c>residential_mainstream</c>.</summary>
    public string? ProvisionType => Code(ReturnField.ProvisionType);

    /// <summary>Statutory placement type, such as <c>U4</c>.</summary>
    public string? PlacementType => Code(ReturnField.PlacementType);

    /// <summary>Statutory provider code, such as <c>PR4</c>.</summary>
    public string? ProviderCode => Code(ReturnField.ProviderCode);

    /// <summary>Column names sent with the row that neither input has.</summary>
    public IReadOnlyList<string> UnknownColumns { get; }

    /// <summary>The costs file's values for the episode; null if there was no costs file.</summary>
    internal EpisodeCosts? Costs { get; }

    internal bool HasCellsBeyondHeader { get; }

    internal ReturnField? FieldWithControlCharacters { get; }

    /// <summary>
    /// Whether the placement runs on a day: it has begun and has not ended. A placement does not run on its last day.
    /// </summary>
    public bool IsOpenOn(DateOnly day) => !(Start > day) && !(End <= day);

    /// <summary>The text of the cell, on one line and trimmed; empty if there is none.</summary>
    public string Text(ReturnField field) => _texts[(int)field] ?? "";

    /// <summary>The code of a category's value; null if missing or not in the set. See <see cref="CodeValue"/>.</summary>
    public string? Code(ReturnField field) => _codes[(int)field];

    /// <summary>
    /// The cells that are not empty, by column name: <see cref="FromCells"/> reads them back to the same row.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> Cells()
    {
        for (var i = 0; i < _texts.Length; i++)
        {
            if (_texts[i] is { Length: > 0 } text && NameOf((ReturnField)i) is { } name)
                yield return new(name, text);
        }
    }

    internal CellFault Fault(ReturnField field) => _faults?[(int)field] ?? CellFault.None;

    internal bool IsBlank(ReturnField field) => _texts[(int)field] is null or "";

    /// <summary>The name of the field's column in the input that the row came from.</summary>
    internal string? NameOf(ReturnField field) =>
        (
            (Kind == ReturnKind.Episodes ? Schema.StatutoryColumn(field) : null)
            ?? Schema.Column(field)
        )?.Name;

    /// <summary>Whether the provider's number identifies the setting if the establishment has none.</summary>
    internal bool GoesByProvider =>
        Kind == ReturnKind.Census
        && (
            !Schema.IsInCensus(ReturnField.EstablishmentUrn)
            || PlacementTypes.ByProvider(ProvisionType)
        );

    private string? Value(ReturnField field) =>
        _texts[(int)field] is { Length: > 0 } text && Fault(field) == CellFault.None ? text : null;

    private string? UrnOfSetting() =>
        (
            Value(ReturnField.EstablishmentUrn)
            ?? (GoesByProvider ? Value(ReturnField.ProviderUrn) : null)
        )?.ToUpperInvariant();
}
