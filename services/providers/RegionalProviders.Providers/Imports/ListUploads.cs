using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Uploads;

namespace RegionalProviders.Providers.Imports;

/// <summary>Progress of an upload.</summary>
internal sealed record UploadState(long ReceivedBytes, long TotalBytes, Guid? ImportId)
    : UploadProgress(ReceivedBytes, TotalBytes);

/// <summary>
/// Uploads in progress. Every chunk is stored in its own short transaction, so that a lost connection loses only the
/// chunk being sent. Row-level security hides the uploads of others.
/// </summary>
internal sealed class ListUploads(ProvidersDatabase database, IOptions<ImportOptions> options)
{
    /// <summary>The tables that store uploads.</summary>
    internal static UploadTable Table { get; } =
        new(
            ProvidersModule.Name,
            "upload",
            "upload_chunk",
            Unfinished: "import_id is null",
            "GetUpload",
            ImportOptions.Section
        );

    private readonly string s = database.Schema.Name;

    /// <summary>Begins an upload, or resumes an existing one if its header is the same.</summary>
    public Task<UploadState> BeginAsync(Principal principal, Upload upload, CancellationToken ct) =>
        database.InTransactionAsync(
            principal,
            async transaction =>
            {
                await Table.LockAsync(transaction);
                var begun = await transaction.ExecuteAsync(
                    $"""
                    insert into {s}.upload (id, file_name, total_bytes, sha256, as_at, kind, withdraw_missing, sheet, updated_at)
                    values (@Id, @FileName, @TotalBytes, @Sha256, @AsAt, @kind, @WithdrawMissing, @Sheet, @Now) on conflict do nothing
                    """,
                    new
                    {
                        upload.Id,
                        upload.FileName,
                        upload.TotalBytes,
                        upload.Sha256,
                        upload.AsAt,
                        kind = KindText(upload.Kind),
                        upload.WithdrawMissing,
                        upload.Sheet,
                        transaction.Now,
                    }
                );
                if (begun == 1)
                    await Table.RequireRoomAsync(options.Value, transaction);
                else
                    await Table.ResumeAsync(upload.Id, transaction);
                var existing =
                    await transaction.QuerySingleOrDefaultAsync<ExistingUpload>(
                        $"select id, file_name, total_bytes, sha256, as_at, kind, withdraw_missing, sheet, received_bytes, import_id from {s}.upload where id = @Id",
                        new { upload.Id }
                    ) ?? throw Fault.NotFound("upload");
                var sameHeader =
                    existing.FileName == upload.FileName
                    && existing.TotalBytes == upload.TotalBytes
                    && existing.Sha256 == upload.Sha256
                    && existing.AsAt == upload.AsAt
                    && existing.Kind == KindText(upload.Kind)
                    && existing.WithdrawMissing == upload.WithdrawMissing
                    && existing.Sheet == upload.Sheet;
                return sameHeader
                    ? new UploadState(
                        existing.ReceivedBytes,
                        existing.TotalBytes,
                        existing.ImportId
                    )
                    : throw UploadProgress.OtherHeader();
            },
            ct
        );

    /// <summary>Progress of the upload.</summary>
    public async Task<UploadState> GetAsync(Principal principal, Guid id, CancellationToken ct) =>
        (
            await database.ReadAsync(
                principal,
                $"select received_bytes, total_bytes, import_id from {s}.upload where id = $1",
                [new NpgsqlParameter<Guid> { TypedValue = id }],
                row => new UploadState(
                    row.GetInt64(0),
                    row.GetInt64(1),
                    row.IsDBNull(2) ? null : row.GetGuid(2)
                ),
                ct
            )
        ).SingleOrDefault() ?? throw Fault.NotFound("upload");

    /// <summary>Stores a chunk. If two streams of one upload send the same position, the second one is refused.</summary>
    public Task AppendAsync(
        Principal principal,
        Guid id,
        long startAt,
        ReadOnlyMemory<byte> content,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async transaction =>
            {
                await Table.AdvanceAsync(id, startAt, content.Length, transaction);
                await using var insert = new NpgsqlCommand(
                    $"insert into {s}.upload_chunk (upload_id, start_at, content) values (@id, @startAt, @content)",
                    transaction.Connection
                );
                insert.Parameters.AddWithValue("id", id);
                insert.Parameters.AddWithValue("startAt", startAt);
                insert.Parameters.AddWithValue("content", NpgsqlDbType.Bytea, content);
                await insert.ExecuteNonQueryAsync(ct);
            },
            ct
        );

    /// <summary>Writes the received bytes to a stream and returns their SHA-256.</summary>
    public Task<string> CopyToAsync(
        Principal principal,
        Guid id,
        Stream target,
        CancellationToken ct
    ) =>
        UploadedBytes.CopyToAsync(
            async at =>
                (
                    await database.ReadAsync(
                        principal,
                        $"select content from {s}.upload_chunk where upload_id = $1 and start_at = $2",
                        [Argument.Of(id), Argument.Of(at)],
                        row => row.GetFieldValue<byte[]>(0),
                        ct
                    )
                ).SingleOrDefault(),
            target,
            ct
        );

    /// <summary>Discards the received bytes because they do not match the header.</summary>
    public Task ResetAsync(Principal principal, Guid id, CancellationToken ct) =>
        database.InTransactionAsync(
            principal,
            transaction => Table.ResetAsync(id, transaction),
            ct
        );

    // Null if the content is to decide.
    private static string? KindText(V1.ListKind kind) =>
        kind == V1.ListKind.Unspecified ? null : kind.ToString();

    private sealed record ExistingUpload(
        Guid Id,
        string FileName,
        long TotalBytes,
        string Sha256,
        DateOnly? AsAt,
        string? Kind,
        int WithdrawMissing,
        string Sheet,
        long ReceivedBytes,
        Guid? ImportId
    );
}
