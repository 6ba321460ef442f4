using System.Runtime.CompilerServices;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Rows;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Exports;

/// <summary>Reads the stored rows and findings of a return, a page at a time, with decrypted child references.</summary>
internal sealed class StoredReturn(
    PlacementsDatabase database,
    ChildReferences references,
    Principal principal,
    Guid submission,
    ReturnSchema schema
)
{
    private const int PageRows = 500;

    /// <summary>The input that the first row came from.</summary>
    public async Task<ReturnKind> KindAsync(CancellationToken ct) =>
        (ReturnKind)
            await database.InTransactionAsync(
                principal,
                tx =>
                    tx.QuerySingleOrDefaultAsync<short>(
                        "select kind from placements.submission_row where submission_id = @submission order by line, id limit 1",
                        new { submission }
                    ),
                ct
            );

    /// <summary>Findings in order of line; those of the return as a whole, which have no row, come first.</summary>
    /// <param name="ofReturn">True for only the findings about the return as a whole.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async IAsyncEnumerable<Finding> FindingsAsync(
        bool ofReturn,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        for (FoundRow? last = null; ; )
        {
            var page = await FindingsAfterAsync(last, ofReturn, ct);
            foreach (var found in page)
                yield return found.ToFinding();
            if (page.Count < PageRows)
                yield break;
            last = page[^1];
        }
    }

    /// <summary>Rows in order of line, each with its findings.</summary>
    public async IAsyncEnumerable<CheckedRow> RowsAsync(
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        for (StoredText? last = null; ; )
        {
            var (page, findings) = await RowsAfterAsync(last, ct);
            foreach (var row in page)
                yield return new CheckedRow(
                    row.ToRow(schema),
                    [.. findings[row.Id].Select(found => found.ToFinding())]
                );
            if (page.Count < PageRows)
                yield break;
            last = page[^1];
        }
    }

    private Task<IReadOnlyList<FoundRow>> FindingsAfterAsync(
        FoundRow? last,
        bool ofReturn,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                var key = await references.ForReadingAsync(tx);
                var page = await tx.QueryAsync<FoundRow>(
                    """
                    select f.id, f.line, f.column_name, f.rule, f.statutory_rule, f.severity, f.message, f.row_id, r.child
                    from placements.submission_finding f
                    left join placements.submission_row r on r.submission_id = f.submission_id and r.id = f.row_id
                    where f.submission_id = @submission and (f.line, f.id) > (@line, @id)
                        and (not @ofReturn or f.row_id is null)
                    order by f.line, f.id
                    limit @PageRows
                    """,
                    new
                    {
                        submission,
                        ofReturn,
                        line = last?.Line ?? -1,
                        id = last?.Id ?? 0,
                        PageRows,
                    }
                );
                foreach (var found in page)
                    found.Identifier = found is { RowId: { } row, Child: { } child }
                        ? key?.Decrypt(row, child)
                        : null;
                return page;
            },
            ct
        );

    private Task<(IReadOnlyList<StoredText>, ILookup<Guid, FoundRow>)> RowsAfterAsync(
        StoredText? last,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                var key = await references.ForReadingAsync(tx);
                var page = await tx.QueryAsync<StoredText>(
                    """
                    select id, line, kind, child, texts from placements.submission_row
                    where submission_id = @submission and (line, id) > (@line, @id)
                    order by line, id
                    limit @PageRows
                    """,
                    new
                    {
                        submission,
                        line = last?.Line ?? -1,
                        id = last?.Id ?? Guid.Empty,
                        PageRows,
                    }
                );
                foreach (var row in page)
                    row.Identifier = key?.Decrypt(row.Id, row.Child) ?? "";
                var findings = await tx.QueryAsync<FoundRow>(
                    """
                    select id, line, column_name, rule, statutory_rule, severity, message, row_id
                    from placements.submission_finding where row_id = any (@ids) order by id
                    """,
                    new { ids = page.Select(row => row.Id).ToArray() }
                );
                return (page, findings.ToLookup(found => found.RowId!.Value));
            },
            ct
        );

    private sealed record StoredText
    {
        public Guid Id { get; init; }
        public int Line { get; init; }
        public short Kind { get; init; }
        public byte[] Child { get; init; } = [];
        public string Texts { get; init; } = "";
        public string Identifier { get; set; } = "";

        public ReturnRow ToRow(ReturnSchema schema) =>
            ReturnRow.FromCells(
                schema,
                (ReturnKind)Kind,
                Line,
                RowLayout.Cells(schema, (ReturnKind)Kind, Texts, Identifier)
            );
    }

    private sealed record FoundRow
    {
        public long Id { get; init; }
        public int Line { get; init; }
        public string ColumnName { get; init; } = "";
        public string Rule { get; init; } = "";
        public string StatutoryRule { get; init; } = "";
        public FindingSeverity Severity { get; init; }
        public string Message { get; init; } = "";
        public Guid? RowId { get; init; }
        public byte[]? Child { get; init; }
        public string? Identifier { get; set; }

        // The message already ends with what to do.
        public Finding ToFinding() =>
            new(
                Line > 0 ? Line : null,
                Identifier,
                ColumnName.Length > 0 ? ColumnName : null,
                Rule,
                Severity == FindingSeverity.Error
                    ? Returns.Severity.Error
                    : Returns.Severity.Warning,
                Message,
                "",
                StatutoryRule.Length > 0 ? StatutoryRule : null
            );
    }
}
