using Grpc.Core;
using Grpc.Tests.Probe;

namespace Grpc.Tests;

public sealed class ServiceDefinitionTests
{
    private static readonly Method<string, string> Method = new(
        MethodType.Unary,
        "a.B",
        "C",
        Marshallers.StringMarshaller,
        Marshallers.StringMarshaller
    );

    [Fact]
    public void BindService_OfAGeneratedService_HandsOverEveryKindOfMethod()
    {
        var binder = new RecordingBinder();

        ProbeService.BindService(new ProbeHandler(new ProbeJournal())).BindService(binder);

        Assert.Equal(
            ["unary Unary", "client Collect", "server Expand", "duplex Converse"],
            binder.Methods
        );
    }

    [Fact]
    public void BindService_OfAnotherBinder_SaysWhatItCannotDo()
    {
        var definition = ServerServiceDefinition.CreateBuilder().AddMethod(Method, Echo).Build();

        var exception = Assert.Throws<NotSupportedException>(() =>
            definition.BindService(new IncapableBinder())
        );

        Assert.Contains("Unary", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddMethod_OfTheSameName_IsRefused()
    {
        var builder = ServerServiceDefinition.CreateBuilder().AddMethod(Method, Echo);

        Assert.Throws<ArgumentException>(() => builder.AddMethod(Method, Echo));
    }

    [Fact]
    public void Build_BeforeALaterAddition_IsNotChangedByIt()
    {
        var builder = ServerServiceDefinition.CreateBuilder();
        var definition = builder.Build();
        builder.AddMethod(Method, Echo);
        var binder = new RecordingBinder();

        definition.BindService(binder);

        Assert.Empty(binder.Methods);
    }

    private static Task<string> Echo(string request, ServerCallContext context) =>
        Task.FromResult(request);

    private sealed class IncapableBinder : ServiceBinderBase;

    private sealed class RecordingBinder : ServiceBinderBase
    {
        public List<string> Methods { get; } = [];

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            UnaryServerMethod<TRequest, TResponse>? handler
        ) => Methods.Add($"unary {method.Name}");

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ClientStreamingServerMethod<TRequest, TResponse>? handler
        ) => Methods.Add($"client {method.Name}");

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ServerStreamingServerMethod<TRequest, TResponse>? handler
        ) => Methods.Add($"server {method.Name}");

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            DuplexStreamingServerMethod<TRequest, TResponse>? handler
        ) => Methods.Add($"duplex {method.Name}");
    }
}
