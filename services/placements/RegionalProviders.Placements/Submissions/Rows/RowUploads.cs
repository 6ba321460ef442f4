using Npgsql;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Judging;
using RegionalProviders.Placements.V1;

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
                var register = new RememberedRegister(new StandingRegister(database, principal));
                var last = 0;
                if (await FindAsync(upload.Id, tx) is { } held)
                    last = Resume(held, upload, own);
                else
                {
                    own = await Draft.OpenAsync(own, upload.Withdraw, upload.Replace, tx);
                    await InsertAsync(upload, own.Held, tx);
                }
                return new RowStream(principal, upload, own, reader, knowledge, register, last)
                {
                    Key = await references.ForWritingAsync(tx),
                };
            },
            ct
        );

    /// <summary>Judges rows and encrypts their child references, without storing them.</summary>
    public async Task<SealedBatch> JudgeAsync(
        RowStream stream,
        IReadOnlyList<SubmittedRow> rows,
        CancellationToken ct
    )
    {
        var now = database.Time.GetUtcNow();
        // A stream may last beyond midnight.
        var own = stream.Own with
        {
            Today = LondonTime.DateOf(now),
        };
        var context = ReturnContexts.ForRows(own, stream.Knowledge, stream.Register);
        var judged = await RowJudge.JudgeAsync(context, stream.Reader, rows, ct);
        return SealedBatch.Of(judged, stream.Key, now);
    }

    /// <summary>Stores judged rows in the order of their numbers; they are durable when it returns.</summary>
    public async Task StoreAsync(
        RowStream stream,
        IReadOnlyList<SealedBatch> batches,
        CancellationToken ct
    )
    {
        if (stream.AreNew)
            try
            {
                await StoreAsync(
                    stream,
                    batches,
                    (own, batch, tx) =>
                        tx.SendLaterAsync(RowStore.Insert(own.Held, batch.Staged, tx.Now)),
                    ct
                );
                return;
            }
            catch (PostgresException exception) when (RowStore.IsThere(exception))
            {
                stream.AreNew = false;
            }
        await StoreAsync(
            stream,
            batches,
            (own, batch, tx) => RowStore.StoreAsync(own.Held, batch, tx),
            ct
        );
    }

    private async Task StoreAsync(
        RowStream stream,
        IReadOnlyList<SealedBatch> batches,
        Func<OwnReturn, SealedBatch, ServiceTransaction, Task> store,
        CancellationToken ct
    )
    {
        var change = new ReturnChange(stream.Upload.WindowId);
        HeldUpload? held = null;
        CouncilReferences? key = null;
        await database.InTransactionAsync(
            stream.Principal,
            tx =>
                [
                    .. change.Statements(tx),
                    FindStatement(stream.Upload.Id, read => held = read),
                    references.Statement(read => key = read),
                ],
            async tx =>
            {
                var own = await change.OwnAsync(tx);
                RequireCurrent(held, own);
                stream.Key = key ?? await references.ForWritingAsync(tx);
                foreach (var batch in batches)
                    await store(own, batch.Under(stream.Key, tx.Now), tx);
                await tx.SendLaterAsync(
                    new ReadStatement(
                        "update placements.row_upload set last_number = greatest(last_number, $1), updated_at = $2 where id = $3",
                        [
                            Argument.Of(batches[^1].Rows[^1].Row.Line),
                            Argument.Of(tx.Now),
                            Argument.Of(stream.Upload.Id),
                        ]
                    )
                );
                return true;
            },
            ct
        );
    }

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
                var own = await OwnReturn.ForChangeAsync(tx, upload.WindowId);
                RequireCurrent(await FindAsync(upload.Id, tx), own);
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

    private static void RequireCurrent(HeldUpload? held, OwnReturn own)
    {
        if (held is null)
            throw Fault.NotFound("upload");
        if (held.Revision != own.Held.Revision || own.Held.Status != SubmissionState.Draft)
            throw Fault.StateConflict(
                "The return was submitted, or its rows were replaced, since this upload began. Look at it with GetSubmission; to change it, begin an upload with a new upload_id."
            );
    }

    private static async Task<HeldUpload?> FindAsync(Guid id, ServiceTransaction tx)
    {
        HeldUpload? held = null;
        await tx.SendAsync(FindStatement(id, read => held = read));
        return held;
    }

    private static ReadStatement FindStatement(Guid id, Action<HeldUpload> read) =>
        ReadStatement.Of(
            "select submission_id, column_names, replace_rows, withdraw, revision, last_number from placements.row_upload where id = $1",
            read,
            Argument.Of(id)
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
