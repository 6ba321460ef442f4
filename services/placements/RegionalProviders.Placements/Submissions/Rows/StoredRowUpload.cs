using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>An upload of rows as table <c>row_upload</c> has it: its header, and how far it has come.</summary>
internal sealed record StoredRowUpload
{
    private const int MaxOfReturn = 20;

    public Guid SubmissionId { get; init; }
    public string[] ColumnNames { get; init; } = [];
    public bool ReplaceRows { get; init; }
    public bool Withdraw { get; init; }

    /// <summary>Revision of the return that it belongs to; with another one it is over.</summary>
    public int Revision { get; init; }

    /// <summary>Rows up to this number are stored.</summary>
    public int LastNumber { get; init; }

    /// <summary>The upload; null where it is not the caller's.</summary>
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
    /// Begins an upload into the return. Uploads of rows never end, so of each return as many as anybody would go on with
    /// are remembered: the one that was not used for longest gives way.
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
        // Somebody else's: nobody may learn more of it than that the id is of no use here.
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

    /// <summary>Notes that rows up to a number are stored.</summary>
    public static SqlStatement AdvanceStatement(Guid id, int number, DateTimeOffset now) =>
        new(
            "update placements.row_upload set last_number = greatest(last_number, $1), updated_at = $2 where id = $3",
            [Argument.Of(number), Argument.Of(now), Argument.Of(id)]
        );

    /// <summary>Refuses to go on under another header than the one that it was begun with.</summary>
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

    /// <summary>Refuses where the upload is gone, or the return has changed since it began.</summary>
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
