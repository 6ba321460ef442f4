using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace RegionalProviders.Calls.Reading;

/// <summary>
/// Reads requests so that their size in memory stays in proportion to their size on the wire: unknown fields are
/// dropped, and the number of nested messages is limited.
/// </summary>
internal static class MessageReader
{
    // Below this, not even empty messages add up to anything.
    private const int WorthCounting = 16 * 1024;

    /// <summary>The marshaller of a method's requests, with its deserialiser replaced.</summary>
    internal static Marshaller<T> For<T>(Marshaller<T> generated, int maxNested)
        where T : class
    {
        if (typeof(T).GetProperty("Descriptor")?.GetValue(null) is not MessageDescriptor descriptor)
            return generated;
        var parser = descriptor.Parser.WithDiscardUnknownFields(true);
        return new Marshaller<T>(
            generated.ContextualSerializer,
            context => (T)Read(context.PayloadAsReadOnlySequence(), descriptor, parser, maxNested)
        );
    }

    private static IMessage Read(
        ReadOnlySequence<byte> bytes,
        MessageDescriptor descriptor,
        MessageParser parser,
        int maxNested
    )
    {
        if (bytes.Length > WorthCounting)
            NestedMessages.Check(bytes, descriptor, maxNested);
        return parser.ParseFrom(bytes);
    }
}
