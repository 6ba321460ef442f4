using System.Security.Cryptography;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>
/// A file on its way through the reader, which may go back in it. It has no name on the disk from the moment at which it
/// is there, so nobody else can open it and nothing is left of it, whatever happens.
/// </summary>
internal static class UploadedFile
{
    private const int Buffer = 64 * 1024;

    /// <summary>An empty file.</summary>
    public static FileStream Create()
    {
        // Made by the system with access for this user only.
        var path = Path.GetTempFileName();
        var file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                BufferSize = Buffer,
                Options = FileOptions.Asynchronous,
            }
        );
        File.Delete(path);
        return file;
    }

    /// <summary>Writes what has arrived of an upload into a file, a piece at a time, and answers with its SHA-256.</summary>
    public static async Task<string> FillAsync(
        Stream target,
        Guid upload,
        CouncilReferences references,
        ServiceTransaction tx
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long at = 0; ; )
        {
            var piece = await tx.QuerySingleOrDefaultAsync<Piece>(
                "select id, content from placements.file_upload_chunk where upload_id = @upload and start_at = @at",
                new { upload, at }
            );
            if (piece is null)
                return Convert.ToHexStringLower(hash.GetHashAndReset());
            var text =
                references.Decrypt(piece.Id, piece.Content)
                ?? throw Fault.StateConflict(
                    "The council's key was changed since the upload began. Send the file again with a new upload_id."
                );
            var bytes = Convert.FromBase64String(text);
            hash.AppendData(bytes);
            await target.WriteAsync(bytes, tx.CancellationToken);
            at += bytes.Length;
        }
    }

    private sealed record Piece
    {
        public Guid Id { get; init; }
        public byte[] Content { get; init; } = [];
    }
}
