using Grpc.Core;
using RegionalProviders.Kernel;

namespace RegionalProviders.Testing;

/// <summary>A call of a principal without a connection, so that the class of an RPC can be called like any other.</summary>
public sealed class DirectCall : ServerCallContext
{
    private readonly CancellationToken cancellationToken;

    /// <summary>Creates a call as it is once its caller has been authenticated.</summary>
    public DirectCall(Principal principal, CancellationToken cancellationToken = default)
    {
        this.cancellationToken = cancellationToken;
        UserState!.SetPrincipal(principal);
    }

    /// <summary>Path of the RPC, for what depends on its declaration.</summary>
    public string CalledMethod { get; init; } = "test";

    protected override string MethodCore => CalledMethod;
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
