using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;
using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>
/// File uploads in progress: every chunk is stored in its own short transaction, encrypted under the council's key.
/// Row-level security hides the uploads of others.
/// </summary>
internal sealed class FileUploads(
    PlacementsDatabase database,
    ChildReferences references,
    IOptions<FileUploadOptions> options
)
{
    /// <summary>The tables that store uploads.</summary>
    internal static UploadTable Table { get; } =
        new(
            PlacementsModule.Name,
            "file_upload",
            "file_upload_chunk",
            Unfinished: "report is null",
            "GetFileUpload",
            FileUploadOptions.Section
        );

    /// <summary>Begins an upload, or resumes an existing one if its header is the same.</summary>
    public Task<FileUploadState> BeginAsync(
        Principal principal,
        FileUpload upload,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                if (await FindAsync(upload.Id, tx) is { Report: not null } done)
                    return Same(done, upload);
                // Refused now rather than after the whole file has been sent.
                var own = await OwnReturn.ForChangeAsync(tx, upload.WindowId);
                Draft.RequireChangeable(own.Submission, upload.Withdraw);
                await Table.LockAsync(tx);
                var begun = await tx.ExecuteAsync(
                    """
                    insert into placements.file_upload
                        (id, window_id, file_name, total_bytes, sha256, withdraw, revision, updated_at, costs_file_name,
                            costs_bytes, sheet)
                    values (@Id, @WindowId, @FileName, @TotalBytes, @Sha256, @Withdraw, @revision, @Now, @costsFileName,
                        @costsBytes, @Sheet)
                    on conflict do nothing
                    """,
                    new
                    {
                        upload.Id,
                        upload.WindowId,
                        upload.FileName,
                        upload.TotalBytes,
                        upload.Sha256,
                        upload.Withdraw,
                        upload.Sheet,
                        costsFileName = upload.Costs.FileName,
                        costsBytes = upload.Costs.Bytes,
                        revision = own.Submission.IsStarted ? own.Submission.Revision : 0,
                        tx.Now,
                    }
                );
                if (begun == 1)
                    await Table.RequireRoomAsync(options.Value, tx);
                else
                    await Table.ResumeAsync(upload.Id, tx);
                return Same(
                    await FindAsync(upload.Id, tx) ?? throw Fault.NotFound("upload"),
                    upload
                );
            },
            ct
        );

    /// <summary>Progress of the upload.</summary>
    public Task<FileUploadState> GetAsync(Principal principal, Guid id, CancellationToken ct) =>
        database.InTransactionAsync(
            principal,
            async tx => (await FindAsync(id, tx) ?? throw Fault.NotFound("upload")).State(),
            ct
        );

    /// <summary>Stores a chunk.</summary>
    public Task AppendAsync(
        Principal principal,
        Guid id,
        long startAt,
        ReadOnlyMemory<byte> content,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                await Table.AdvanceAsync(id, startAt, content.Length, tx);
                var key = await references.ForWritingAsync(tx);
                var piece = Guid.CreateVersion7(tx.Now);
                await tx.ExecuteAsync(
                    """
                    insert into placements.file_upload_chunk (upload_id, start_at, length, id, content)
                    values (@id, @startAt, @length, @piece, @encrypted)
                    """,
                    new
                    {
                        id,
                        startAt,
                        length = content.Length,
                        piece,
                        encrypted = key.Encrypt(piece, Convert.ToBase64String(content.Span)),
                    }
                );
            },
            ct
        );

    /// <summary>Discards the received bytes because they do not match the header.</summary>
    public Task ResetAsync(Principal principal, Guid id, CancellationToken ct) =>
        database.InTransactionAsync(principal, tx => Table.ResetAsync(id, tx), ct);

    /// <summary>The upload; null if it does not belong to the caller.</summary>
    internal static Task<StoredFileUpload?> FindAsync(Guid id, ServiceTransaction tx) =>
        tx.QuerySingleOrDefaultAsync<StoredFileUpload>(
            """
            select window_id, file_name, total_bytes, sha256, withdraw, revision, received_bytes, report, costs_file_name,
                costs_bytes, sheet
            from placements.file_upload where id = @id
            """,
            new { id }
        );

    private static FileUploadState Same(StoredFileUpload stored, FileUpload upload) =>
        stored.WindowId == upload.WindowId
        && stored.FileName == upload.FileName
        && stored.TotalBytes == upload.TotalBytes
        && stored.Sha256 == upload.Sha256
        && stored.Withdraw == upload.Withdraw
        && stored.Sheet == upload.Sheet
        && new CostsPart(stored.CostsFileName, stored.CostsBytes) == upload.Costs
            ? stored.State()
            : throw UploadProgress.OtherHeader();
}

/// <summary>An upload as stored.</summary>
internal sealed record StoredFileUpload
{
    public Guid WindowId { get; init; }
    public string FileName { get; init; } = "";
    public long TotalBytes { get; init; }
    public string Sha256 { get; init; } = "";
    public bool Withdraw { get; init; }
    public int Revision { get; init; }
    public long ReceivedBytes { get; init; }
    public byte[]? Report { get; init; }
    public string CostsFileName { get; init; } = "";
    public long CostsBytes { get; init; }
    public string Sheet { get; init; } = "";

    public FileUploadState State() =>
        new(ReceivedBytes, TotalBytes, Report is null ? null : FileReport.Parser.ParseFrom(Report));
}
