using Grpc.Core;
using RegionalProviders.Kernel;

namespace RegionalProviders.Testing;

/// <summary>A call of a principal without a connection, so that the class of an RPC can be called like any other.</summary>
public sealed class DirectCall : ServerCallContext
{
    private readonly CancellationToken cancellationToken;
    private readonly string method;

    /// <summary>Creates a call as it is once its caller has been authenticated.</summary>
    public DirectCall(
        Principal principal,
        CancellationToken cancellationToken = default,
        string method = "test"
    )
    {
        this.cancellationToken = cancellationToken;
        this.method = method;
        UserState!.SetPrincipal(principal);
    }

    protected override string MethodCore => method;
    protected override string HostCore => "test";
    protected override string PeerCore => "test";
    protected override DateTime DeadlineCore => DateTime.MaxValue;
    protected override Metadata RequestHeadersCore { get; } = [];
    protected override CancellationToken CancellationTokenCore => cancellationToken;
    protected override Metadata ResponseTrailersCore { get; } = [];
    protected override Status StatusCore { get; set; }
    protected override WriteOptions? WriteOptionsCore { get; set; }
    protected override AuthContext AuthContextCore { get; } = new(null, []);

    protected override ContextPropagationToken CreatePropagationTokenCore(
        ContextPropagationOptions? options
    ) => throw new NotSupportedException();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) =>
        Task.CompletedTask;
}
