using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;

namespace Isolation.Tests;

/// <summary>Calls any RPC with bytes, so that a new RPC is called without any new code.</summary>
internal sealed class RawCalls(string server) : IDisposable
{
    private static readonly Marshaller<byte[]> Raw = Marshallers.Create<byte[]>(
        bytes => bytes,
        bytes => bytes
    );

    private readonly GrpcChannel channel = GrpcChannel.ForAddress(server);

    internal async Task<Outcome> CallAsync(
        MethodDescriptor rpc,
        string? token,
        params IReadOnlyList<IMessage> requests
    )
    {
        var options = new CallOptions(
            token is null ? [] : new Metadata { { "authorization", $"Bearer {token}" } },
            DateTime.UtcNow.AddSeconds(60)
        );
        var invoker = channel.CreateCallInvoker();
        var type = (rpc.IsClientStreaming, rpc.IsServerStreaming) switch
        {
            (true, true) => MethodType.DuplexStreaming,
            (true, false) => MethodType.ClientStreaming,
            (false, true) => MethodType.ServerStreaming,
            _ => MethodType.Unary,
        };
        var method = new Method<byte[], byte[]>(type, rpc.Service.FullName, rpc.Name, Raw, Raw);
        var messages = requests.Select(request => request.ToByteArray()).ToList();
        var only = messages.FirstOrDefault() ?? [];
        try
        {
            switch (type)
            {
                case MethodType.Unary:
                    return Outcome.Of([
                        await invoker.AsyncUnaryCall(method, null, options, only).ResponseAsync,
                    ]);
                case MethodType.ServerStreaming:
                    using (var call = invoker.AsyncServerStreamingCall(method, null, options, only))
                        return Outcome.Of(await ReadAsync(call.ResponseStream, rpc));
                case MethodType.ClientStreaming:
                    using (var call = invoker.AsyncClientStreamingCall(method, null, options))
                    {
                        await SendAsync(call.RequestStream, messages);
                        return Outcome.Of([await call.ResponseAsync]);
                    }
                default:
                    using (var call = invoker.AsyncDuplexStreamingCall(method, null, options))
                    {
                        await SendAsync(call.RequestStream, messages);
                        return Outcome.Of(await call.ResponseStream.ReadAllAsync().ToListAsync());
                    }
            }
        }
        catch (RpcException failure)
        {
            return Outcome.Of(failure);
        }
    }

    public void Dispose() => channel.Dispose();

    // A watch never ends: its first messages are taken as its response.
    private static async Task<List<byte[]>> ReadAsync(
        IAsyncStreamReader<byte[]> answers,
        MethodDescriptor rpc
    )
    {
        var all = answers.ReadAllAsync();
        return await (
            rpc.Name.StartsWith("Watch", StringComparison.Ordinal) ? all.Take(1) : all
        ).ToListAsync();
    }

    // A server that has already refused the call stops reading; its response says why.
    private static async Task SendAsync(IClientStreamWriter<byte[]> stream, List<byte[]> messages)
    {
        try
        {
            foreach (var message in messages)
                await stream.WriteAsync(message);
            await stream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        { }
    }
}
