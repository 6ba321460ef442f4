namespace Grpc.Core;

/// <summary>The requests of a client.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Says that no request follows. Once only, after the last write has ended.</summary>
    Task CompleteAsync();
}
