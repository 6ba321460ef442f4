using Npgsql;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Checking;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// One stream of rows. Rows are stored in short transactions that also advance the number of the last stored row:
/// acknowledged rows are durable, and a lost connection loses only the batches in flight.
/// </summary>
/// <param name="database">The database that the rows are stored in.</param>
/// <param name="references">Decrypts the council's key.</param>
/// <param name="principal">The caller.</param>
/// <param name="header">The header of the stream.</param>
/// <param name="own">The return as it was when the stream began.</param>
internal sealed class RowUploadSession(
    PlacementsDatabase database,
    ChildReferences references,
    Principal principal,
    RowUploadHeader header,
    OwnReturn own
)
{
    // Each number is looked up once, when the stream first uses it.
    private readonly IRegister register = new CachedRegister(
        new CurrentRegister(database, principal)
    );

    // True while no row of the stream is known to have been sent before, which makes storing faster. If the return
    // already had rows when the stream began, they are probably being sent again, unless they are to be replaced.
    private bool areNew = own.Submission.RowCount == 0 || header.Replace;

    /// <summary>Reads the rows of the stream.</summary>
    public required RowReader Reader { get; init; }

    /// <summary>Reference data for checking rows, as read when the stream began.</summary>
    public required ReturnKnowledge Knowledge { get; init; }

    /// <summary>Rows up to this number had already been stored.</summary>
    public required int LastNumber { get; init; }

    /// <summary>
    /// The council's key as read by the last transaction of the stream. Rows are encrypted with it in advance, and
    /// again if it is no longer the council's key when they are stored.
    /// </summary>
    public required CouncilReferences Key { private get; set; }

    /// <summary>Checks rows and encrypts their child references, without storing them.</summary>
    public async Task<EncryptedBatch> CheckAsync(
        IReadOnlyList<SubmittedRow> rows,
        CancellationToken ct
    )
    {
        var now = database.Time.GetUtcNow();
        // The date may change while a stream lasts.
        var current = own with
        {
            Today = LondonTime.DateOf(now),
        };
        var context = ReturnContexts.ForRows(current, Knowledge, register);
        return EncryptedBatch.Of(await RowChecks.CheckAsync(context, Reader, rows, ct), Key, now);
    }

    /// <summary>Stores checked rows in the order of their numbers; they are durable when it returns.</summary>
    public async Task StoreAsync(IReadOnlyList<EncryptedBatch> batches, CancellationToken ct)
    {
        if (areNew)
            try
            {
                await StoreAsync(batches, InsertAsync, ct);
                return;
            }
            catch (PostgresException exception) when (RowStore.IsDuplicateRow(exception))
            {
                areNew = false;
            }
        await StoreAsync(batches, RowStore.StoreAsync, ct);
    }

    /// <summary>Compares the rows of the return with each other and with last year's.</summary>
    public Task<(ReturnCounts Counts, IReadOnlyList<FoundInRow> Findings)> FinishAsync(
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                var current = await OwnReturn.ForChangeAsync(tx, header.WindowId);
                var upload = await StoredRowUpload.FindAsync(header.Id, tx);
                StoredRowUpload.RequireCurrent(upload, current);
                if (upload!.WaitsToReplace)
                    throw ReturnWithoutRows.InStream();
                var compared = await Comparison.RunAsync(current, tx);
                var findings = await tx.QueryAsync<FoundInRow>(
                    $"""
                    select {FoundInRow.Columns} from placements.submission_finding
                    where submission_id = @Id and compared order by line, id
                    """,
                    new { compared.Id }
                );
                return (compared.Counts(), findings);
            },
            ct
        );

    private async Task StoreAsync(
        IReadOnlyList<EncryptedBatch> batches,
        Func<SubmissionRow, EncryptedBatch, ServiceTransaction, Task> store,
        CancellationToken ct
    )
    {
        var change = new ReturnChange(header.WindowId);
        StoredRowUpload? upload = null;
        CouncilReferences? key = null;
        await database.InTransactionAsync(
            principal,
            tx =>
                [
                    .. change.Statements(tx),
                    StoredRowUpload.FindStatement(header.Id, read => upload = read),
                    references.Statement(read => key = read),
                ],
            async tx =>
            {
                var current = await change.OwnAsync(tx);
                StoredRowUpload.RequireCurrent(upload, current);
                if (upload!.WaitsToReplace)
                    await StoredRowUpload.ReplaceAsync(header.Id, current.Submission, tx);
                Key = key ??= await references.ForWritingAsync(tx);
                foreach (var batch in batches)
                    await store(current.Submission, batch.Under(key, tx.Now), tx);
                await tx.EnqueueAsync(
                    StoredRowUpload.AdvanceStatement(header.Id, batches[^1].LastNumber, tx.Now)
                );
                return true;
            },
            ct
        );
    }

    private static Task InsertAsync(
        SubmissionRow submission,
        EncryptedBatch batch,
        ServiceTransaction tx
    ) => tx.EnqueueAsync(RowStore.Insert(submission, batch.Columns, tx.Now));
}
