using System.Buffers;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls.Reading;

/// <summary>
/// Counts the messages within a message on the wire, before any of them is created: an empty one takes two bytes there,
/// and some hundred bytes in memory.
/// </summary>
internal static class NestedMessages
{
    // As deep as the parser goes; it refuses anything deeper.
    private const int MaxDepth = 100;

    /// <summary>Throws if there are too many. Malformed input is left to the parser.</summary>
    internal static void Check(ReadOnlySequence<byte> bytes, MessageDescriptor descriptor, int max)
    {
        var left = max;
        Count(bytes, descriptor, MaxDepth, ref left);
        if (left < 0)
            throw StatusDetails.ToRpcException(
                Fault.LimitExceeded(
                    $"The message holds more than {max} messages. Send fewer in one.",
                    "Limits:Messages:NestedMessages",
                    max.ToString(CultureInfo.InvariantCulture)
                )
            );
    }

    private static void Count(
        ReadOnlySequence<byte> bytes,
        MessageDescriptor descriptor,
        int depth,
        ref int left
    )
    {
        var reader = new SequenceReader<byte>(bytes);
        while (left >= 0 && depth > 0 && TryVarint(ref reader, out var tag))
        {
            if (!TrySkip(ref reader, (int)(tag & 7), out var value))
                return;
            if (
                (WireFormat.WireType)(tag & 7) != WireFormat.WireType.LengthDelimited
                || descriptor.FindFieldByNumber((int)(tag >> 3))
                    is not { FieldType: FieldType.Message } field
            )
                continue;
            left--;
            Count(value, field.MessageType, depth - 1, ref left);
        }
    }

    private static bool TrySkip(
        ref SequenceReader<byte> reader,
        int wireType,
        out ReadOnlySequence<byte> value
    )
    {
        value = default;
        return (WireFormat.WireType)wireType switch
        {
            WireFormat.WireType.Varint => TryVarint(ref reader, out _),
            WireFormat.WireType.Fixed64 => reader.TryReadExact(8, out _),
            WireFormat.WireType.Fixed32 => reader.TryReadExact(4, out _),
            WireFormat.WireType.LengthDelimited => TryVarint(ref reader, out var length)
                && length <= int.MaxValue
                && reader.TryReadExact((int)length, out value),
            // Groups: none of our protos has any, and they are dropped as unknown fields.
            _ => true,
        };
    }

    private static bool TryVarint(ref SequenceReader<byte> reader, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (!reader.TryRead(out var part))
                return false;
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return true;
        }
        return false;
    }
}
