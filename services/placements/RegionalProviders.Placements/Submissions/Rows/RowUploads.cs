using RegionalProviders.Errors;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Judging;
using RegionalProviders.Placements.V1;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// Streams of rows. Rows are stored in short transactions that also move the number up to which rows are stored: what is
/// acknowledged is durable, and a lost connection costs the batches that were under way.
/// </summary>
internal sealed class RowUploads(PlacementsDatabase database, ChildReferences references)
{
    /// <summary>Begins an upload, or finds the one that was begun; the header must then be the same.</summary>
    public Task<RowStream> BeginAsync(
        Principal principal,
        RowsUpload upload,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                var own = await OwnReturn.ForChangeAsync(tx, upload.WindowId);
                var schema = own.Window.Schema();
                var kind = RowJudge.KindOf(schema, upload.Columns);
                var reader = new RowReader(schema, kind, upload.Columns);
                var knowledge = await ReturnKnowledge.ReadAsync(own, references, tx);
                if (await FindAsync(upload.Id, tx) is { } held)
                    return new RowStream(upload, own, reader, knowledge, Resume(held, upload, own));
                own = await Draft.OpenAsync(own, upload.Withdraw, upload.Replace, tx);
                await InsertAsync(upload, own.Held, tx);
                return new RowStream(upload, own, reader, knowledge, 0);
            },
            ct
        );

    /// <summary>Judges rows and encrypts their child references, without storing them.</summary>
    public Task<SealedBatch> JudgeAsync(
        Principal principal,
        RowStream stream,
        IReadOnlyList<SubmittedRow> rows,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                // A stream may last beyond midnight.
                var own = stream.Own with
                {
                    Today = (await CallerScope.ReadAsync(tx)).Today,
                };
                var context = ReturnContexts.ForRows(own, stream.Knowledge, stream.Register(tx));
                var judged = await RowJudge.JudgeAsync(context, stream.Reader, rows, ct);
                var key = await references.ForWritingAsync(tx);
                return SealedBatch.Of(judged, key, tx.Now);
            },
            ct
        );

    /// <summary>Stores judged rows in the order of their numbers; they are durable when it returns.</summary>
    public Task StoreAsync(
        Principal principal,
        RowStream stream,
        IReadOnlyList<SealedBatch> batches,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                var own = await GoOnAsync(stream.Upload, tx);
                var key = await references.ForWritingAsync(tx);
                SealedRow[] rows = [.. batches.SelectMany(batch => batch.Under(key, tx.Now))];
                // A return that had rows when the stream began is likely to be sent anew.
                var areNew = stream.Own.Held.RowCount == 0;
                await RowStore.StoreAsync(own.Held, rows, areNew, tx);
                await tx.ExecuteAsync(
                    "update placements.row_upload set last_number = greatest(last_number, @last), updated_at = @Now where id = @Id",
                    new
                    {
                        stream.Upload.Id,
                        last = rows[^1].Row.Line,
                        tx.Now,
                    }
                );
            },
            ct
        );

    /// <summary>Compares the rows of the return with each other and with last year's.</summary>
    public Task<(ReturnCounts Counts, IReadOnlyList<FoundInRow> Findings)> FinishAsync(
        Principal principal,
        RowsUpload upload,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                var own = await GoOnAsync(upload, tx);
                var held = await Comparison.RunAsync(own, tx);
                var findings = await tx.QueryAsync<FoundInRow>(
                    $"""
                    select {FoundInRow.Columns} from placements.submission_finding
                    where submission_id = @Id and compared order by line, id
                    """,
                    new { held.Id }
                );
                return (held.Counts(), findings);
            },
            ct
        );

    private static async Task<OwnReturn> GoOnAsync(RowsUpload upload, ServiceTransaction tx)
    {
        var own = await OwnReturn.ForChangeAsync(tx, upload.WindowId);
        var held = await FindAsync(upload.Id, tx) ?? throw Fault.NotFound("upload");
        RequireCurrent(held, own);
        return own;
    }

    private static int Resume(HeldUpload held, RowsUpload upload, OwnReturn own)
    {
        var sameHeader =
            held.SubmissionId == own.Held.Id
            && held.ReplaceRows == upload.Replace
            && held.Withdraw == upload.Withdraw
            && held.ColumnNames.SequenceEqual(upload.Columns);
        if (!sameHeader)
            throw Fault.Invalid(
                "header.upload_id",
                "was begun with another header. Repeat the same header, or take a new UUID for another upload."
            );
        RequireCurrent(held, own);
        return held.LastNumber;
    }

    private static void RequireCurrent(HeldUpload held, OwnReturn own)
    {
        if (held.Revision != own.Held.Revision || own.Held.Status != SubmissionState.Draft)
            throw Fault.StateConflict(
                "The return was submitted, or its rows were replaced, since this upload began. Look at it with GetSubmission; to change it, begin an upload with a new upload_id."
            );
    }

    private static Task<HeldUpload?> FindAsync(Guid id, ServiceTransaction tx) =>
        tx.QuerySingleOrDefaultAsync<HeldUpload>(
            "select submission_id, column_names, replace_rows, withdraw, revision, last_number from placements.row_upload where id = @id",
            new { id }
        );

    private static async Task InsertAsync(
        RowsUpload upload,
        SubmissionRow held,
        ServiceTransaction tx
    )
    {
        var isNew =
            await tx.ExecuteAsync(
                """
                insert into placements.row_upload (id, submission_id, column_names, replace_rows, withdraw, revision, updated_at)
                values (@Id, @submission, @Columns, @Replace, @Withdraw, @Revision, @Now) on conflict do nothing
                """,
                new
                {
                    upload.Id,
                    submission = held.Id,
                    upload.Columns,
                    upload.Replace,
                    upload.Withdraw,
                    held.Revision,
                    tx.Now,
                }
            ) == 1;
        // Somebody else's: nobody may learn more of it than that the id is of no use here.
        if (!isNew)
            throw Fault.NotFound("upload");
    }

    private sealed record HeldUpload
    {
        public Guid SubmissionId { get; init; }
        public string[] ColumnNames { get; init; } = [];
        public bool ReplaceRows { get; init; }
        public bool Withdraw { get; init; }
        public int Revision { get; init; }
        public int LastNumber { get; init; }
    }
}
