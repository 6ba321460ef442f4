using Grpc.Core.Interceptors;

namespace Grpc.Core;

public abstract partial class ClientBase
{
    /// <summary>The settings of a client.</summary>
    protected internal class ClientBaseConfiguration
    {
        private readonly CallInvoker callInvoker;
        private readonly string? host;

        internal ClientBaseConfiguration(CallInvoker callInvoker, string? host)
        {
            ArgumentNullException.ThrowIfNull(callInvoker);
            this.callInvoker = callInvoker;
            this.host = host;
        }

        internal CallInvoker CreateDecoratedCallInvoker() =>
            host is null ? callInvoker : callInvoker.Intercept(new HostInterceptor(host));

        internal ClientBaseConfiguration WithHost(string newHost)
        {
            ArgumentNullException.ThrowIfNull(newHost);
            return new ClientBaseConfiguration(callInvoker, newHost);
        }
    }
}
