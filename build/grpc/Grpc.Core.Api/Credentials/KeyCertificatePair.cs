namespace Grpc.Core;

/// <summary>A certificate chain with its private key, both in PEM.</summary>
public sealed class KeyCertificatePair
{
    /// <summary>A pair.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public KeyCertificatePair(string certificateChain, string privateKey)
    {
        ArgumentNullException.ThrowIfNull(certificateChain);
        ArgumentNullException.ThrowIfNull(privateKey);
        CertificateChain = certificateChain;
        PrivateKey = privateKey;
    }

    /// <summary>The chain, in PEM.</summary>
    public string CertificateChain { get; }

    /// <summary>The private key, in PEM: a secret.</summary>
    public string PrivateKey { get; }
}
