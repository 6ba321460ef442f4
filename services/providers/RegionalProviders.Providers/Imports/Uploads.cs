using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.Data;

namespace RegionalProviders.Providers.Imports;

/// <summary>How far an upload has come.</summary>
internal sealed record UploadState(long ReceivedBytes, long TotalBytes, Guid? ImportId);

/// <summary>
/// Uploads as they arrive. Every piece is a short transaction of its own, so that a lost connection costs the piece
/// that was under way and nothing else. Row-level security hides the uploads of others.
/// </summary>
internal sealed class Uploads(ProvidersDatabase database)
{
    private readonly string s = database.Schema.Name;

    /// <summary>Begins an upload, or finds the one that was begun; the header must then be the same.</summary>
    public Task<UploadState> BeginAsync(Principal principal, Upload upload, CancellationToken ct) =>
        database.InTransactionAsync(
            principal,
            async transaction =>
            {
                await transaction.ExecuteAsync(
                    $"""
                    insert into {s}.upload (id, file_name, total_bytes, sha256, as_at, kind, updated_at)
                    values (@Id, @FileName, @TotalBytes, @Sha256, @AsAt, @kind, @Now) on conflict do nothing
                    """,
                    new
                    {
                        upload.Id,
                        upload.FileName,
                        upload.TotalBytes,
                        upload.Sha256,
                        upload.AsAt,
                        kind = KindText(upload.Kind),
                        transaction.Now,
                    }
                );
                var existing =
                    await transaction.QuerySingleOrDefaultAsync<ExistingUpload>(
                        $"select id, file_name, total_bytes, sha256, as_at, kind, received_bytes, import_id from {s}.upload where id = @Id",
                        new { upload.Id }
                    ) ?? throw Fault.NotFound("upload");
                var sameHeader =
                    existing.FileName == upload.FileName
                    && existing.TotalBytes == upload.TotalBytes
                    && existing.Sha256 == upload.Sha256
                    && existing.AsAt == upload.AsAt
                    && existing.Kind == KindText(upload.Kind);
                return sameHeader
                    ? new UploadState(
                        existing.ReceivedBytes,
                        existing.TotalBytes,
                        existing.ImportId
                    )
                    : throw Fault.Invalid(
                        "header.upload_id",
                        "was begun with another header. Repeat the same header, or take a new UUID for another file."
                    );
            },
            ct
        );

    /// <summary>How far it has come.</summary>
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

    /// <summary>Keeps a piece. Two streams of one upload cannot both put theirs at one place: the second is refused.</summary>
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
                var isNext =
                    await transaction.ExecuteAsync(
                        $"""
                        update {s}.upload set received_bytes = received_bytes + @length, updated_at = @Now
                        where id = @id and received_bytes = @startAt and import_id is null
                        """,
                        new
                        {
                            id,
                            startAt,
                            length = content.Length,
                            transaction.Now,
                        }
                    ) == 1;
                if (!isNext)
                    throw new ServiceException(
                        ErrorReason.ConcurrentChange,
                        "Another stream of the same upload came in between. Ask GetUpload how much has arrived and go on from there."
                    );
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

    /// <summary>Writes what has arrived to a stream, a piece at a time, and answers with its SHA-256.</summary>
    public async Task<string> CopyToAsync(
        Principal principal,
        Guid id,
        Stream target,
        CancellationToken ct
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long at = 0; ; )
        {
            var piece = (
                await database.ReadAsync(
                    principal,
                    $"select content from {s}.upload_chunk where upload_id = $1 and start_at = $2",
                    [
                        new NpgsqlParameter<Guid> { TypedValue = id },
                        new NpgsqlParameter<long> { TypedValue = at },
                    ],
                    row => row.GetFieldValue<byte[]>(0),
                    ct
                )
            ).SingleOrDefault();
            if (piece is null)
                return Convert.ToHexStringLower(hash.GetHashAndReset());
            hash.AppendData(piece);
            await target.WriteAsync(piece, ct);
            at += piece.Length;
        }
    }

    /// <summary>Forgets what has arrived: it is not what the header said.</summary>
    public Task ResetAsync(Principal principal, Guid id, CancellationToken ct) =>
        database.InTransactionAsync(
            principal,
            transaction =>
                transaction.ExecuteAsync(
                    $"""
                    delete from {s}.upload_chunk where upload_id = @id;
                    update {s}.upload set received_bytes = 0, updated_at = @Now where id = @id and import_id is null
                    """,
                    new { id, transaction.Now }
                ),
            ct
        );

    /// <summary>The failure of a stream that ended before all bytes had come.</summary>
    public static ServiceException Incomplete(UploadState state) =>
        new(
            ErrorReason.UploadIncomplete,
            $"{state.ReceivedBytes} of {state.TotalBytes} bytes have arrived. Call again with the same header and this offset, and send the rest.",
            Metadata(state)
        );

    /// <summary>The failure of a header whose offset is not where the upload stands: like any other lost thread.</summary>
    public static ServiceException WrongOffset(UploadState state) =>
        new(
            ErrorReason.UploadIncomplete,
            $"header.offset: must be {state.ReceivedBytes}, which is how much has arrived. Call again with it, and send the rest.",
            Metadata(state)
        );

    // Null where the content is to decide.
    private static string? KindText(V1.ListKind kind) =>
        kind == V1.ListKind.Unspecified ? null : kind.ToString();

    private static Dictionary<string, string> Metadata(UploadState state) =>
        new() { ["received_bytes"] = state.ReceivedBytes.ToString(CultureInfo.InvariantCulture) };

    private sealed record ExistingUpload(
        Guid Id,
        string FileName,
        long TotalBytes,
        string Sha256,
        DateOnly? AsAt,
        string? Kind,
        long ReceivedBytes,
        Guid? ImportId
    );
}
