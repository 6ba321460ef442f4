using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>An upload of rows as stored in table <c>row_upload</c>: its header and its progress.</summary>
internal sealed record StoredRowUpload
{
    private const int MaxOfReturn = 20;

    public Guid SubmissionId { get; init; }
    public string[] ColumnNames { get; init; } = [];
    public bool ReplaceRows { get; init; }
    public bool Withdraw { get; init; }

    /// <summary>
    /// Revision of the return when the upload began; once that changes, the upload can no longer continue.
    /// </summary>
    public int Revision { get; init; }

    /// <summary>Rows up to this number are stored.</summary>
    public int LastNumber { get; init; }

    /// <summary>The rows of the draft are to be replaced, and none has come that could.</summary>
    public bool WaitsToReplace => ReplaceRows && LastNumber == 0;

    /// <summary>The upload; null if it does not belong to the caller.</summary>
    public static async Task<StoredRowUpload?> FindAsync(Guid id, ServiceTransaction tx)
    {
        StoredRowUpload? upload = null;
        await tx.SendAsync(FindStatement(id, read => upload = read));
        return upload;
    }

    /// <inheritdoc cref="FindAsync"/>
    public static SqlStatement FindStatement(Guid id, Action<StoredRowUpload> read) =>
        SqlStatement.Of(
            "select submission_id, column_names, replace_rows, withdraw, revision, last_number from placements.row_upload where id = $1",
            read,
            Argument.Of(id)
        );

    /// <summary>
    /// Begins an upload into the return. Row uploads have no end, so only the most recently used ones of each return
    /// are kept, as many as anyone would resume; the least recently used one is removed.
    /// </summary>
    public static async Task InsertAsync(
        RowUploadHeader header,
        SubmissionRow submission,
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
                    header.Id,
                    submission = submission.Id,
                    header.Columns,
                    header.Replace,
                    header.Withdraw,
                    submission.Revision,
                    tx.Now,
                }
            ) == 1;
        // The id belongs to somebody else's upload: the caller must learn nothing except that it cannot use the id.
        if (!isNew)
            throw Fault.NotFound("upload");
        await tx.EnqueueAsync(
            new SqlStatement(
                """
                delete from placements.row_upload where id in (
                    select id from placements.row_upload where submission_id = $1
                    order by updated_at desc, id = $2 desc offset $3)
                """,
                [Argument.Of(submission.Id), Argument.Of(header.Id), Argument.Of(MaxOfReturn)]
            )
        );
    }

    /// <summary>Records that rows up to a number are stored.</summary>
    public static SqlStatement AdvanceStatement(Guid id, int number, DateTimeOffset now) =>
        new(
            "update placements.row_upload set last_number = greatest(last_number, $1), updated_at = $2 where id = $3",
            [Argument.Of(number), Argument.Of(now), Argument.Of(id)]
        );

    /// <summary>Deletes the rows of the draft; this upload goes on, others that began before cannot.</summary>
    public static async Task ReplaceAsync(Guid id, SubmissionRow submission, ServiceTransaction tx)
    {
        await Draft.EmptyAsync(submission.Id, tx);
        await tx.EnqueueAsync(
            new SqlStatement(
                """
                update placements.row_upload set revision = s.revision
                from placements.submission s where s.id = $1 and row_upload.id = $2
                """,
                [Argument.Of(submission.Id), Argument.Of(id)]
            )
        );
    }

    /// <summary>Throws if the header differs from the one with which the upload was begun.</summary>
    public void RequireSame(RowUploadHeader header, OwnReturn own)
    {
        var isSame =
            SubmissionId == own.Submission.Id
            && ReplaceRows == header.Replace
            && Withdraw == header.Withdraw
            && ColumnNames.SequenceEqual(header.Columns);
        if (!isSame)
            throw Fault.Invalid(
                "header.upload_id",
                "was begun with another header. Repeat the same header, or take a new UUID for another upload."
            );
    }

    /// <summary>Throws if the upload no longer exists, or the return has changed since it began.</summary>
    public static void RequireCurrent(StoredRowUpload? upload, OwnReturn own)
    {
        if (upload is null)
            throw Fault.NotFound("upload");
        if (
            upload.Revision != own.Submission.Revision
            || own.Submission.Status != SubmissionState.Draft
        )
            throw Fault.StateConflict(
                "The return was submitted, or its rows were replaced, since this upload began. Look at it with GetSubmission; to change it, begin an upload with a new upload_id."
            );
    }
}
