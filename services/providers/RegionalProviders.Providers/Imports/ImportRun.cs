using RegionalProviders.Persistence;

namespace RegionalProviders.Providers.Imports;

/// <summary>One import within its transaction.</summary>
/// <param name="Transaction">The transaction; the import is all or nothing.</param>
/// <param name="ImportId">The import.</param>
/// <param name="Kind">Kind of list.</param>
/// <param name="AsAt">Date of the list.</param>
/// <param name="LatestFull">
/// As-at date of the regulator's latest full list that could say what has left; null if there is none.
/// </param>
internal sealed record ImportRun(
    ServiceTransaction Transaction,
    Guid ImportId,
    ImportKind Kind,
    DateOnly AsAt,
    DateOnly? LatestFull
)
{
    /// <summary>What the list lacks, and what follows from it; set once the rows are staged.</summary>
    public MissingRegistrations Missing { get; set; } = MissingRegistrations.None;

    /// <summary>True if any full list of the regulator was imported before.</summary>
    public required bool HasFullList { get; init; }

    public string Schema => Transaction.Schema.Name;

    /// <summary>A later full list has already been imported: this one only fills gaps and overwrites nothing.</summary>
    public bool IsOlder => AsAt < LatestFull;

    /// <summary>
    /// The list fills a register that has no full list yet, or only fills gaps: its contents are not news.
    /// </summary>
    public bool IsHistoric => !HasFullList || IsOlder;

    /// <summary>Runs SQL with the parameters that every step uses.</summary>
    public Task ExecuteAsync(string sql) => Transaction.ExecuteAsync(sql, Parameters);

    public object Parameters =>
        new
        {
            importId = ImportId,
            regulator = Kind.Regulator.ToString(),
            full = Kind.IsFull && !IsOlder,
            isFull = Kind.IsFull,
            older = IsOlder,
            historic = IsHistoric,
            source = Kind.Source.ToString(),
            asAt = AsAt,
            latestFull = LatestFull,
            now = Transaction.Now,
            withdraws = Missing.AreWithdrawn,
        };
}
