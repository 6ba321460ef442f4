namespace Grpc.Core;

/// <summary>The context of a parent call. Only implementations of gRPC make one.</summary>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken() { }
}
