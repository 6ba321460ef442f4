namespace Grpc.Core;

/// <summary>For implementations of gRPC: learns what channel credentials are made of.</summary>
public abstract class ChannelCredentialsConfiguratorBase
{
    /// <summary>They are none.</summary>
    public abstract void SetInsecureCredentials(object state);

    /// <summary>They are TLS; null stands for the system's roots, no client certificate, no further check.</summary>
    public abstract void SetSslCredentials(
        object state,
        string? rootCertificates,
        KeyCertificatePair? keyCertificatePair,
        VerifyPeerCallback? verifyPeerCallback
    );

    /// <summary>They are channel credentials with call credentials.</summary>
    public abstract void SetCompositeCredentials(
        object state,
        ChannelCredentials channelCredentials,
        CallCredentials callCredentials
    );
}
