using System.Security.Cryptography;

namespace RegionalProviders.Uploads;

/// <summary>What has arrived of an upload.</summary>
public static class UploadedBytes
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Writes it to a stream, a piece at a time, and answers with its SHA-256 in lower-case hexadecimal.</summary>
    /// <param name="pieceAt">The piece that begins at a place; null where there is none.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="cancellationToken">Ends with the call.</param>
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
    /// An empty file for it, as files of many megabytes do not belong in memory. It has no name on the disk from the moment
    /// at which it is there, so nobody else can open it and nothing is left of it, whatever happens.
    /// </summary>
    public static FileStream CreateFile()
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
                BufferSize = BufferBytes,
                Options = FileOptions.Asynchronous,
            }
        );
        File.Delete(path);
        return file;
    }
}
