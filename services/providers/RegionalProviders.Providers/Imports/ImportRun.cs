using RegionalProviders.Persistence;

namespace RegionalProviders.Providers.Imports;

/// <summary>One import within its transaction.</summary>
/// <param name="Transaction">The transaction; everything happens in it or nothing.</param>
/// <param name="ImportId">The import.</param>
/// <param name="Kind">Kind of list.</param>
/// <param name="AsAt">The day that the list describes.</param>
/// <param name="LatestFull">As-at date of the latest full list of the regulator; null where there is none.</param>
internal sealed record ImportRun(
    ServiceTransaction Transaction,
    Guid ImportId,
    ImportKind Kind,
    DateOnly AsAt,
    DateOnly? LatestFull
)
{
    public string Schema => Transaction.Schema.Name;

    /// <summary>A later full list was imported before: this one fills gaps, and overrules nothing.</summary>
    public bool IsOlder => AsAt < LatestFull;

    /// <summary>It fills a register that had no full list yet, or fills gaps: what it brings is no news.</summary>
    public bool IsHistoric => LatestFull is null || IsOlder;

    /// <summary>Runs SQL with what every step needs as parameters.</summary>
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
        };
}
