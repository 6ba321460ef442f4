namespace Grpc.Core;

public partial class ServerServiceDefinition
{
    /// <summary>Collects the methods of a service. Adding a method of the same full name twice throws.</summary>
    public class Builder
    {
        private readonly HashSet<string> names = new(StringComparer.Ordinal);
        private readonly List<Action<ServiceBinderBase>> bindings = [];

        /// <summary>Starts without methods.</summary>
        public Builder() { }

        /// <summary>Adds a unary method.</summary>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            UnaryServerMethod<TRequest, TResponse> handler
        )
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>Adds a client streaming method.</summary>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ClientStreamingServerMethod<TRequest, TResponse> handler
        )
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>Adds a server streaming method.</summary>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ServerStreamingServerMethod<TRequest, TResponse> handler
        )
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>Adds a duplex streaming method.</summary>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            DuplexStreamingServerMethod<TRequest, TResponse> handler
        )
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>The definition, which later additions no longer change.</summary>
        public ServerServiceDefinition Build() => new([.. bindings]);

        private Builder Add(IMethod method, Action<ServiceBinderBase> binding)
        {
            if (!names.Add(method.FullName))
                throw new ArgumentException(
                    $"The method {method.FullName} was added before.",
                    nameof(method)
                );
            bindings.Add(binding);
            return this;
        }
    }
}
