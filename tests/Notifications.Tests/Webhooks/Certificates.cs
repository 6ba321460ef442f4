using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RegionalProviders.Notifications.Tests.Webhooks;

/// <summary>Certificates that nobody trusts, for webhook receivers.</summary>
internal static class Certificates
{
    /// <summary>
    /// A certificate for this machine by an authority whose own certificate is said to be available at an address.
    /// </summary>
    public static X509Certificate2 By(string authorityAt)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest(
            "CN=Authority of nobody",
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
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509AuthorityInformationAccessExtension([], [authorityAt])
        );
        using var issued = request.Create(
            authority,
            now.AddMinutes(-4),
            now.AddHours(1),
            RandomNumberGenerator.GetBytes(8)
        );
        using var certificate = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
