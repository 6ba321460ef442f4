using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>Reads the bytes of an upload, which are stored encrypted under the council's key.</summary>
internal static class UploadedFile
{
    /// <summary>Writes the received bytes of an upload to a file, a chunk at a time, and returns their SHA-256.</summary>
    public static Task<string> FillAsync(
        Stream target,
        Guid upload,
        CouncilReferences references,
        ServiceTransaction tx
    ) =>
        UploadedBytes.CopyToAsync(
            async at =>
                await tx.QuerySingleOrDefaultAsync<StoredPiece>(
                    "select id, content from placements.file_upload_chunk where upload_id = @upload and start_at = @at",
                    new { upload, at }
                )
                    is { } piece
                    ? Decrypt(piece, references)
                    : null,
            target,
            tx.CancellationToken
        );

    private static byte[] Decrypt(StoredPiece piece, CouncilReferences references) =>
        Convert.FromBase64String(
            references.Decrypt(piece.Id, piece.Content)
                ?? throw Fault.StateConflict(
                    "The council's key was changed since the upload began. Send the file again with a new upload_id."
                )
        );

    private sealed record StoredPiece
    {
        public Guid Id { get; init; }
        public byte[] Content { get; init; } = [];
    }
}
