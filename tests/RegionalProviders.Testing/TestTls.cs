using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RegionalProviders.Servers;

namespace RegionalProviders.Testing;

/// <summary>A private authority for one test, and a certificate that it issues for localhost, as files.</summary>
public sealed class TestTls
{
    private readonly string folder;

    private TestTls(string folder) => this.folder = folder;

    /// <summary>PEM file with the authority's certificate.</summary>
    public string CaFile => Path.Combine(folder, "ca.pem");

    /// <summary>The platform's address, for both gRPC and web pages.</summary>
    public string Address { get; } = $"https://localhost:{FreePort.Next()}";

    /// <summary>What an operator configures for TLS with a private authority.</summary>
    internal IReadOnlyDictionary<string, string?> Configuration =>
        new Dictionary<string, string?>
        {
            ["Kestrel:Endpoints:Tls:Url"] = Address,
            ["Kestrel:Endpoints:Tls:Certificate:Path"] = CertificateFile,
            ["Kestrel:Endpoints:Tls:Certificate:KeyPath"] = KeyFile,
            ["Tokens:CaFile"] = CaFile,
        };

    private string CertificateFile => Path.Combine(folder, "server.pem");

    private string KeyFile => Path.Combine(folder, "server.key");

    /// <summary>Creates an authority and a certificate issued by it; creates the folder, too.</summary>
    public static TestTls Create(string folder)
    {
        var tls = new TestTls(Directory.CreateDirectory(folder).FullName);
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest(
            "CN=Authority of a test",
            authorityKey,
            HashAlgorithmName.SHA256
        );
        authorityRequest.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(true, false, 0, true)
        );
        using var authority = authorityRequest.CreateSelfSigned(
            now.AddMinutes(-5),
            now.AddHours(2)
        );
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(
            authority,
            now.AddMinutes(-4),
            now.AddHours(1),
            RandomNumberGenerator.GetBytes(8)
        );
        File.WriteAllText(tls.CaFile, authority.ExportCertificatePem());
        File.WriteAllText(tls.CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(tls.KeyFile, key.ExportPkcs8PrivateKeyPem());
        return tls;
    }
}
