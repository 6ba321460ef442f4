using System.Reflection;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using RegionalProviders.Calls.Limits;

namespace RegionalProviders.Calls.Reading;

/// <summary>
/// Finds the methods of a service as gRPC's own provider does, by the generated <c>BindService</c>, and gives each the
/// <see cref="MessageReader"/>: generated marshallers keep unknown fields, and no option changes that.
/// </summary>
internal sealed class MethodProvider<TService>(IOptions<LimitOptions> options)
    : IServiceMethodProvider<TService>
    where TService : class
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context)
    {
        for (var type = typeof(TService); type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>() is not { } attribute)
                continue;
            var bind = attribute.BindType.GetMethod(
                attribute.BindMethodName,
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static,
                [typeof(ServiceBinderBase), type]
            )!;
            bind.Invoke(null, [new Binder(context, options.Value.Messages.NestedMessages), null]);
            return;
        }
    }

    private sealed class Binder(ServiceMethodProviderContext<TService> context, int maxNested)
        : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            Grpc.Core.UnaryServerMethod<TRequest, TResponse>? handler
        )
        {
            var found = Find(method.Name, typeof(TRequest), typeof(ServerCallContext));
            context.AddUnaryMethod(
                Bounded(method),
                Metadata(found),
                found.CreateDelegate<UnaryServerMethod<TService, TRequest, TResponse>>()
            );
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            Grpc.Core.ClientStreamingServerMethod<TRequest, TResponse>? handler
        )
        {
            var found = Find(
                method.Name,
                typeof(IAsyncStreamReader<TRequest>),
                typeof(ServerCallContext)
            );
            context.AddClientStreamingMethod(
                Bounded(method),
                Metadata(found),
                found.CreateDelegate<ClientStreamingServerMethod<TService, TRequest, TResponse>>()
            );
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            Grpc.Core.ServerStreamingServerMethod<TRequest, TResponse>? handler
        )
        {
            var found = Find(
                method.Name,
                typeof(TRequest),
                typeof(IServerStreamWriter<TResponse>),
                typeof(ServerCallContext)
            );
            context.AddServerStreamingMethod(
                Bounded(method),
                Metadata(found),
                found.CreateDelegate<ServerStreamingServerMethod<TService, TRequest, TResponse>>()
            );
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            Grpc.Core.DuplexStreamingServerMethod<TRequest, TResponse>? handler
        )
        {
            var found = Find(
                method.Name,
                typeof(IAsyncStreamReader<TRequest>),
                typeof(IServerStreamWriter<TResponse>),
                typeof(ServerCallContext)
            );
            context.AddDuplexStreamingMethod(
                Bounded(method),
                Metadata(found),
                found.CreateDelegate<DuplexStreamingServerMethod<TService, TRequest, TResponse>>()
            );
        }

        private Method<TRequest, TResponse> Bounded<TRequest, TResponse>(
            Method<TRequest, TResponse> method
        )
            where TRequest : class
            where TResponse : class =>
            new(
                method.Type,
                method.ServiceName,
                method.Name,
                MessageReader.For(method.RequestMarshaller, maxNested),
                method.ResponseMarshaller
            );

        private static MethodInfo Find(string name, params Type[] parameters) =>
            typeof(TService).GetMethod(name, parameters)
            ?? throw new InvalidOperationException(
                $"{typeof(TService)} has no method {name} with the parameters that its proto says."
            );

        // The type's metadata first, as the method's takes precedence over it.
        private static List<object> Metadata(MethodInfo method) =>
            [
                .. typeof(TService).GetCustomAttributes(inherit: true),
                .. method.GetCustomAttributes(inherit: true),
                new HttpMethodMetadata([HttpMethods.Post], acceptCorsPreflight: true),
            ];
    }
}
