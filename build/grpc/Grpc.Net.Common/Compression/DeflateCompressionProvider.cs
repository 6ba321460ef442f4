using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>Compresses with deflate. On the wire, deflate means the zlib format.</summary>
public sealed class DeflateCompressionProvider : ICompressionProvider
{
    private readonly CompressionLevel defaultCompressionLevel;

    /// <summary>A provider that compresses at this level unless a call says otherwise.</summary>
    public DeflateCompressionProvider(CompressionLevel defaultCompressionLevel) =>
        this.defaultCompressionLevel = defaultCompressionLevel;

    /// <inheritdoc/>
    public string EncodingName => "deflate";

    /// <inheritdoc/>
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new ZLibStream(stream, compressionLevel ?? defaultCompressionLevel, leaveOpen: true);

    /// <inheritdoc/>
    public Stream CreateDecompressionStream(Stream stream) =>
        new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true);
}
