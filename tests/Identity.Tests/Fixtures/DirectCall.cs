using Grpc.Core;
using Grpc.Core.Testing;
using RegionalProviders.Kernel;

namespace Identity.Tests.Fixtures;

/// <summary>The context of a call that comes over no connection: the class of an RPC is called like any other.</summary>
internal static class DirectCall
{
    /// <summary>A call of a principal, as it is after authentication.</summary>
    public static ServerCallContext Of(Principal principal)
    {
        var context = TestServerCallContext.Create(
            method: "direct",
            host: "localhost",
            deadline: DateTime.MaxValue,
            requestHeaders: [],
            cancellationToken: CancellationToken.None,
            peer: "ipv4:127.0.0.1:1",
            authContext: null,
            contextPropagationToken: null,
            writeHeadersFunc: _ => Task.CompletedTask,
            writeOptionsGetter: () => WriteOptions.Default,
            writeOptionsSetter: _ => { }
        );
        context.UserState!.SetPrincipal(principal);
        return context;
    }
}
