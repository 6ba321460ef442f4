namespace Grpc.Core;

/// <summary>The server to check. Only implementations of gRPC make one.</summary>
public class VerifyPeerContext
{
    internal VerifyPeerContext(string targetName, string peerPem)
    {
        TargetName = targetName;
        PeerPem = peerPem;
    }

    /// <summary>The name that was called.</summary>
    public string TargetName { get; }

    /// <summary>The server's certificate, in PEM.</summary>
    public string PeerPem { get; }
}
