namespace RegionalProviders.Hosting.Listening;

/// <summary>
/// Certificates for the addresses that begin with https; section <c>Platform:Tls</c>. The files are read
/// periodically: a renewed certificate serves new connections, and open ones continue.
/// </summary>
internal sealed class TlsOptions
{
    internal const string Section = "Platform:Tls";

    /// <summary>PEM file with the certificate, followed by any intermediate certificates.</summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>PEM file with its private key, not protected by a password.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>
    /// PEM file with the certificate authorities of clients. If set, a gRPC connection must present a certificate from
    /// one of them, in addition to the token of each call.
    /// </summary>
    public string ClientCaFile { get; set; } = "";

    /// <summary>True if connections to the web address must present such a certificate, too.</summary>
    public bool ClientCertificatesOnWeb { get; set; }

    /// <summary>How often the files are checked for changes.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(10);
}
