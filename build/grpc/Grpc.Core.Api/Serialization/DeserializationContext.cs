using System.Buffers;

namespace Grpc.Core;

/// <summary>The bytes of a message that arrived. Valid only until the deserializer returns.</summary>
public abstract class DeserializationContext
{
    /// <summary>The length in bytes.</summary>
    public abstract int PayloadLength { get; }

    /// <summary>A copy of the message.</summary>
    public virtual byte[] PayloadAsNewBuffer() => throw Unsupported(nameof(PayloadAsNewBuffer));

    /// <summary>The message without a copy; do not keep it.</summary>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() =>
        throw Unsupported(nameof(PayloadAsReadOnlySequence));

    private NotSupportedException Unsupported(string member) =>
        new($"{GetType()} does not support {member}.");
}
