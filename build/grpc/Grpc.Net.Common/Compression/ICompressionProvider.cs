using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>A way to compress messages.</summary>
public interface ICompressionProvider
{
    /// <summary>The name on the wire, as in <c>gzip</c>.</summary>
    string EncodingName { get; }

    /// <summary>Compresses into <paramref name="stream"/>, which stays open; null is the provider's own level.</summary>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    /// <summary>Decompresses <paramref name="stream"/>, which stays open.</summary>
    Stream CreateDecompressionStream(Stream stream);
}
