namespace RegionalProviders.Hosting.Listening;

/// <summary>
/// Certificates for the addresses that begin with https; section <c>Platform:Tls</c>. The files are read
/// periodically: a renewed certificate serves new connections, and open ones continue.
/// </summary>
internal sealed class TlsOptions
{
    internal const string Section = "Platform:Tls";

    /// <summary>PEM file with the certificate, and after it those between it and its authority.</summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>PEM file with its private key, without a password.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>
    /// PEM file with the authorities of clients. Where it is set, a connection for gRPC must show a certificate of one
    /// of them, besides the token of each call.
    /// </summary>
    public string ClientCaFile { get; set; } = "";

    /// <summary>True where connections to the web address, too, must show such a certificate.</summary>
    public bool ClientCertificatesOnWeb { get; set; }

    /// <summary>How often the files are checked for changes.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(10);
}
