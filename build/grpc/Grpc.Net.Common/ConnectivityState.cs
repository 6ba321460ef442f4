namespace Grpc.Core;

/// <summary>The state of a channel.</summary>
public enum ConnectivityState
{
    /// <summary>Not connected, and not trying to.</summary>
    Idle,

    /// <summary>Connecting.</summary>
    Connecting,

    /// <summary>Connected.</summary>
    Ready,

    /// <summary>The last attempt failed; another follows.</summary>
    TransientFailure,

    /// <summary>Ended for good.</summary>
    Shutdown,
}
