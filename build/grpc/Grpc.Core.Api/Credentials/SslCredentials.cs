namespace Grpc.Core;

/// <summary>TLS on the client's side. An implementation may refuse what it cannot honour.</summary>
public sealed class SslCredentials : ChannelCredentials
{
    private readonly VerifyPeerCallback? verifyPeerCallback;

    /// <summary>The system's roots.</summary>
    public SslCredentials()
        : this(null, null, null) { }

    /// <summary>These roots, in PEM; null for the system's.</summary>
    public SslCredentials(string? rootCertificates)
        : this(rootCertificates, null, null) { }

    /// <summary>These roots and a client certificate.</summary>
    public SslCredentials(string? rootCertificates, KeyCertificatePair? keyCertificatePair)
        : this(rootCertificates, keyCertificatePair, null) { }

    /// <summary>These roots, a client certificate and a further check of the server.</summary>
    public SslCredentials(
        string? rootCertificates,
        KeyCertificatePair? keyCertificatePair,
        VerifyPeerCallback? verifyPeerCallback
    )
    {
        RootCertificates = rootCertificates;
        KeyCertificatePair = keyCertificatePair;
        this.verifyPeerCallback = verifyPeerCallback;
    }

    /// <summary>The roots in PEM, or null for the system's.</summary>
    public string? RootCertificates { get; }

    /// <summary>The client certificate, or null.</summary>
    public KeyCertificatePair? KeyCertificatePair { get; }

    internal override bool IsComposable => true;

    /// <inheritdoc/>
    public override void InternalPopulateConfiguration(
        ChannelCredentialsConfiguratorBase configurator,
        object state
    ) =>
        configurator.SetSslCredentials(
            state,
            RootCertificates,
            KeyCertificatePair,
            verifyPeerCallback
        );
}
