namespace Grpc.Core;

/// <summary>The methods of a service with their handlers. Generated code makes one with <see cref="CreateBuilder"/>.</summary>
public partial class ServerServiceDefinition
{
    private readonly IReadOnlyList<Action<ServiceBinderBase>> bindings;

    private ServerServiceDefinition(IReadOnlyList<Action<ServiceBinderBase>> bindings) =>
        this.bindings = bindings;

    /// <summary>Starts a definition.</summary>
    public static Builder CreateBuilder() => new();

    /// <summary>For implementations of gRPC: hands every method to <paramref name="serviceBinder"/>, in order.</summary>
    public void BindService(ServiceBinderBase serviceBinder)
    {
        foreach (var bind in bindings)
            bind(serviceBinder);
    }
}
