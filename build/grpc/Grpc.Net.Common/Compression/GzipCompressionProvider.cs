using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>Compresses with gzip.</summary>
public sealed class GzipCompressionProvider : ICompressionProvider
{
    private readonly CompressionLevel defaultCompressionLevel;

    /// <summary>A provider that compresses at this level unless a call says otherwise.</summary>
    public GzipCompressionProvider(CompressionLevel defaultCompressionLevel) =>
        this.defaultCompressionLevel = defaultCompressionLevel;

    /// <inheritdoc/>
    public string EncodingName => "gzip";

    /// <inheritdoc/>
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new GZipStream(stream, compressionLevel ?? defaultCompressionLevel, leaveOpen: true);

    /// <inheritdoc/>
    public Stream CreateDecompressionStream(Stream stream) =>
        new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
}
