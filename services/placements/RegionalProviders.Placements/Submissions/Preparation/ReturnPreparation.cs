using System.Globalization;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Submissions.Checking;
using RegionalProviders.Placements.Submissions.Rows;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Preparation;

/// <summary>
/// Creates census rows from a council's agreements and adds them to its draft. The caller must hold the draft's lock.
/// </summary>
/// <param name="own">The return, which must be a draft.</param>
/// <param name="references">Decrypts the council's key.</param>
/// <param name="response">Receives the counts of what was done.</param>
internal sealed class ReturnPreparation(
    OwnReturn own,
    ChildReferences references,
    PrepareReturnResponse response
)
{
    private const int RowsAtOnce = 1000;
    private const int MaxLeftOut = 1000;

    private readonly CensusRow census = new(own);
    private readonly Dictionary<string, int> toFill = [];
    private int line;

    public async Task RunAsync(ServiceTransaction tx)
    {
        var key = await references.ForWritingAsync(tx);
        var knowledge = await ReturnKnowledge.ReadAsync(own, references, tx);
        var context = ReturnContexts.ForRows(own, knowledge, new StoredRegister(tx));
        line = await tx.QuerySingleAsync<int>(
            "select coalesce(max(line), 0) from placements.submission_row where submission_id = @Id",
            new { own.Submission.Id }
        );
        // Read before any row is added: two placements of one child are both added, and then reported as duplicates.
        var already = await HashesAsync(tx);
        for (IReadOnlyList<PlacementOfYear>? page = null; page is null or { Count: RowsAtOnce }; )
        {
            page = await PlacementOfYear.ReadAsync(
                own.Window.SnapshotOn,
                page?[^1].Id,
                RowsAtOnce,
                tx
            );
            var rows = Rows(page, key, already);
            if (rows.Count == 0)
                continue;
            var checkedRows = await RowChecks.CheckAsync(
                context,
                census.Reader,
                rows,
                tx.CancellationToken
            );
            var batch = EncryptedBatch.Of(checkedRows, key, tx.Now);
            await RowStore.StoreAsync(own.Submission, batch, tx);
            response.Added += rows.Count;
        }
        response.ToFill.AddRange(
            census
                .Columns.Where(column => toFill.ContainsKey(column.Name))
                .Select(column => new ColumnToFill
                {
                    Column = column.Name,
                    Rows = toFill[column.Name],
                })
        );
    }

    private List<SubmittedRow> Rows(
        IReadOnlyList<PlacementOfYear> page,
        CouncilReferences key,
        HashSet<string> already
    )
    {
        var rows = new List<SubmittedRow>(page.Count);
        using var sealer = key.Sealer();
        foreach (var placement in page)
        {
            var child = key.Decrypt(placement.Id, placement.ChildReference);
            if (Reason(placement, child) is { } reason)
                LeaveOut(placement.Id, reason);
            else if (already.Contains(Convert.ToHexString(sealer.Hash(child!.ToUpperInvariant()))))
                response.AlreadyThere++;
            else
                rows.Add(Row(placement, child));
        }
        return rows;
    }

    private LeftOutReason? Reason(PlacementOfYear placement, string? child) =>
        placement.EndedOn <= own.Window.SnapshotOn ? LeftOutReason.Ended
        : placement.StartOn > own.Today ? LeftOutReason.NotBegun
        : child is null ? LeftOutReason.ReferenceUnreadable
        : null;

    private SubmittedRow Row(PlacementOfYear placement, string child)
    {
        var values = census.Values(placement, child);
        for (var i = 0; i < values.Length; i++)
            if (values[i].Length == 0 && census.Columns[i].Required)
                toFill[census.Columns[i].Name] =
                    toFill.GetValueOrDefault(census.Columns[i].Name) + 1;
        return new SubmittedRow
        {
            Number = ++line,
            RowId = string.Create(CultureInfo.InvariantCulture, $"agreement {placement.Id}"),
            Values = { values },
        };
    }

    private void LeaveOut(Guid agreement, LeftOutReason reason)
    {
        response.LeftOutCount++;
        if (response.LeftOut.Count < MaxLeftOut)
            response.LeftOut.Add(
                new AgreementLeftOut { AgreementId = agreement.ToString(), Reason = reason }
            );
    }

    private async Task<HashSet<string>> HashesAsync(ServiceTransaction tx) =>
        (
            await tx.QueryAsync<string>(
                """
                select upper(encode(child_hash, 'hex')) from placements.submission_row
                where submission_id = @Id and has_child
                """,
                new { own.Submission.Id }
            )
        ).ToHashSet();
}
