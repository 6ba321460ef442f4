using Grpc.Core;

namespace Grpc.Tests;

/// <summary>What the server saw, for a test to ask.</summary>
internal sealed class ProbeJournal
{
    public TaskCompletionSource Called { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Cancelled { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Metadata RequestHeaders { get; private set; } = Metadata.Empty;

    public IReadOnlyDictionary<string, string> WireHeaders { get; private set; } =
        new Dictionary<string, string>();

    public DateTime Deadline { get; private set; }

    public string Method { get; private set; } = "";

    public AuthContext? AuthContext { get; private set; }

    public string Peer { get; private set; } = "";

    public void Seen(ServerCallContext context)
    {
        RequestHeaders = context.RequestHeaders;
        Deadline = context.Deadline;
        Method = context.Method;
        Peer = context.Peer;
        AuthContext = context.AuthContext;
        // Compression headers are the transport's own and are not in RequestHeaders.
        WireHeaders = context
            .GetHttpContext()
            .Request.Headers.ToDictionary(
                header => header.Key,
                header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            );
        Called.TrySetResult();
    }
}
