using Grpc.Core;

namespace Grpc.Tests;

public sealed class MarshallerTests
{
    [Fact]
    public void Marshaller_OfByteArrays_WorksOnContextsToo()
    {
        var marshaller = Marshallers.StringMarshaller;
        var written = new Written();

        marshaller.ContextualSerializer("£5", written);

        Assert.Equal("£5"u8.ToArray(), written.Payload);
        Assert.Equal("£5", marshaller.ContextualDeserializer(new Given("£5"u8.ToArray())));
        Assert.Equal("£5", marshaller.Deserializer(marshaller.Serializer("£5")));
    }

    [Fact]
    public void Marshaller_OfContexts_DoesNotWorkOnByteArrays()
    {
        var marshaller = Marshallers.Create<string>((_, context) => context.Complete([]), _ => "");

        Assert.Throws<NotSupportedException>(() => marshaller.Serializer("a"));
        Assert.Throws<NotSupportedException>(() => marshaller.Deserializer([]));
    }

    [Fact]
    public void Context_ThatSupportsNothing_SaysSo()
    {
        var written = new Written();

        Assert.Throws<NotSupportedException>(written.GetBufferWriter);
        Assert.Throws<NotSupportedException>(() => written.SetPayloadLength(1));
        Assert.Throws<NotSupportedException>(written.Complete);
        Assert.Throws<NotSupportedException>(() => new Given([]).PayloadAsReadOnlySequence());
    }

    [Fact]
    public void Method_OfMissingParts_IsRefused()
    {
        var text = Marshallers.StringMarshaller;

        Assert.Equal(
            "/a.B/C",
            new Method<string, string>(MethodType.Unary, "a.B", "C", text, text).FullName
        );
        Assert.Throws<ArgumentNullException>(() =>
            new Method<string, string>(default, null!, "C", text, text)
        );
        Assert.Throws<ArgumentNullException>(() =>
            new Method<string, string>(default, "a.B", null!, text, text)
        );
        Assert.Throws<ArgumentNullException>(() =>
            new Method<string, string>(default, "a.B", "C", null!, text)
        );
        Assert.Throws<ArgumentNullException>(() =>
            new Method<string, string>(default, "a.B", "C", text, null!)
        );
        Assert.Throws<ArgumentNullException>(() =>
            Marshallers.Create<string>((Func<string, byte[]>)null!, _ => "")
        );
        Assert.Throws<ArgumentNullException>(() =>
            Marshallers.Create(_ => [], (Func<byte[], string>)null!)
        );
    }

    private sealed class Written : SerializationContext
    {
        public byte[] Payload { get; private set; } = [];

        public override void Complete(byte[] payload) => Payload = payload;
    }

    private sealed class Given(byte[] payload) : DeserializationContext
    {
        public override int PayloadLength => payload.Length;

        public override byte[] PayloadAsNewBuffer() => payload;
    }
}
