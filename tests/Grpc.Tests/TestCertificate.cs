using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Grpc.Tests;

/// <summary>A certificate of its own for one test, for either side.</summary>
internal sealed class TestCertificate(X509Certificate2 certificate) : IDisposable
{
    public X509Certificate2 Certificate => certificate;

    public static TestCertificate Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return new TestCertificate(request.CreateSelfSigned(now.AddMinutes(-5), now.AddHours(1)));
    }

    /// <summary>Trusts this certificate and no other.</summary>
    public SocketsHttpHandler TrustingHandler(bool presenting = false)
    {
        var options = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, remote, _, _) =>
                remote is not null
                && remote.GetRawCertData().AsSpan().SequenceEqual(certificate.RawData),
        };
        if (presenting)
            options.ClientCertificates = [certificate];
        return new SocketsHttpHandler { SslOptions = options };
    }

    public void Dispose() => certificate.Dispose();
}
