namespace Grpc.Core;

/// <summary>The responses of a service.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T> { }
