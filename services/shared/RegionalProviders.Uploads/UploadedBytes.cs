using System.Security.Cryptography;

namespace RegionalProviders.Uploads;

/// <summary>The bytes of an upload that have arrived.</summary>
public static class UploadedBytes
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>
    /// Copies the bytes to a stream, one piece at a time, and returns their SHA-256 in lower-case hexadecimal.
    /// </summary>
    /// <param name="pieceAt">The piece that begins at an offset; null if there is none.</param>
    /// <param name="target">The destination.</param>
    /// <param name="cancellationToken">That of the call.</param>
    public static async Task<string> CopyToAsync(
        Func<long, Task<byte[]?>> pieceAt,
        Stream target,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(pieceAt);
        ArgumentNullException.ThrowIfNull(target);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long at = 0;
        while (await pieceAt(at) is { } piece)
        {
            hash.AppendData(piece);
            await target.WriteAsync(piece, cancellationToken);
            at += piece.Length;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Creates an empty temporary file for the bytes, because files of many megabytes do not belong in memory. Its name
    /// is deleted as soon as it exists, so nobody else can open it and nothing is left of it, whatever happens.
    /// </summary>
    public static FileStream CreateFile()
    {
        // The system creates it with access for this user only.
        var path = Path.GetTempFileName();
        var file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                BufferSize = BufferBytes,
                Options = FileOptions.Asynchronous,
            }
        );
        File.Delete(path);
        return file;
    }
}
