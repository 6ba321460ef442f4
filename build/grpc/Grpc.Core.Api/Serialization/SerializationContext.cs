using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a serializer puts a message: either whole at once, or through the buffer writer.</summary>
public abstract class SerializationContext
{
    /// <summary>Ends with the whole message, which the caller must not change afterwards.</summary>
    public virtual void Complete(byte[] payload) => throw Unsupported(nameof(Complete));

    /// <summary>The writer of the message; end with <see cref="Complete()"/>.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() =>
        throw Unsupported(nameof(GetBufferWriter));

    /// <summary>The length in bytes, told before the buffer writer is asked for.</summary>
    public virtual void SetPayloadLength(int payloadLength) =>
        throw Unsupported(nameof(SetPayloadLength));

    /// <summary>Ends a message that was written through the buffer writer.</summary>
    public virtual void Complete() => throw Unsupported(nameof(Complete));

    private NotSupportedException Unsupported(string member) =>
        new($"{GetType()} does not support {member}.");
}
