namespace Grpc.Core;

/// <summary>Writes and reads messages of one type.</summary>
public class Marshaller<T>
{
    /// <summary>From functions on byte arrays. The contextual pair is derived from them.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Marshaller(Func<T, byte[]> serializer, Func<byte[], T> deserializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        ArgumentNullException.ThrowIfNull(deserializer);
        Serializer = serializer;
        Deserializer = deserializer;
        ContextualSerializer = (message, context) => context.Complete(serializer(message));
        ContextualDeserializer = context => deserializer(context.PayloadAsNewBuffer());
    }

    /// <summary>From functions on contexts, which avoid copies. The pair on byte arrays is then not available.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Marshaller(
        Action<T, SerializationContext> serializer,
        Func<DeserializationContext, T> deserializer
    )
    {
        ArgumentNullException.ThrowIfNull(serializer);
        ArgumentNullException.ThrowIfNull(deserializer);
        ContextualSerializer = serializer;
        ContextualDeserializer = deserializer;
        Serializer = _ => throw ContextualOnly();
        Deserializer = _ => throw ContextualOnly();
    }

    /// <summary>Writes to an array; throws <see cref="NotSupportedException"/> for a contextual marshaller.</summary>
    public Func<T, byte[]> Serializer { get; }

    /// <summary>Reads from an array; throws <see cref="NotSupportedException"/> for a contextual marshaller.</summary>
    public Func<byte[], T> Deserializer { get; }

    /// <summary>Writes to a context.</summary>
    public Action<T, SerializationContext> ContextualSerializer { get; }

    /// <summary>Reads from a context.</summary>
    public Func<DeserializationContext, T> ContextualDeserializer { get; }

    private static NotSupportedException ContextualOnly() =>
        new(
            "This marshaller works on contexts: use ContextualSerializer and ContextualDeserializer."
        );
}
