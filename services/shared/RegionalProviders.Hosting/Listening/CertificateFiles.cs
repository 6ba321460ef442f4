using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Hosting.Listening;

/// <summary>
/// The certificates from the files, read again when the content has changed. Content is compared and not dates, because
/// a mounted secret changes behind a symbolic link whose own date stays the same.
/// </summary>
internal sealed class CertificateFiles(
    IOptions<TlsOptions> options,
    TimeProvider time,
    ILogger<CertificateFiles> logger
)
{
    private readonly Lock gate = new();
    private volatile Certificates? current;
    private string triedHash = "";
    private long lookedAt;

    /// <summary>
    /// The certificate for new connections. Throws if there has never been a usable one; if the files later become
    /// unusable, such as half a pair, this is logged and the previous certificate stays in use.
    /// </summary>
    internal Certificates Current()
    {
        if (
            current is { } known
            && time.GetElapsedTime(Volatile.Read(ref lookedAt)) < options.Value.CheckEvery
        )
            return known;
        lock (gate)
            return Look();
    }

    private Certificates Look()
    {
        try
        {
            var files = new[]
            {
                Text(options.Value.CertificateFile, nameof(TlsOptions.CertificateFile)),
                Text(options.Value.KeyFile, nameof(TlsOptions.KeyFile)),
                options.Value.ClientCaFile.Length > 0
                    ? File.ReadAllText(options.Value.ClientCaFile)
                    : "",
            };
            var hash = Convert.ToHexString(
                SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\0', files)))
            );
            if (hash != triedHash || current is null)
            {
                triedHash = hash;
                // The previous certificate is not disposed: handshakes in progress may use it.
                current = Certificates.Load(files[0], files[1], files[2]);
                logger.LogInformation(
                    "Serving with the certificate that ends on {End:u}",
                    current.End
                );
            }
        }
        catch (Exception exception)
            when (current is not null
                && exception
                    is IOException
                        or UnauthorizedAccessException
                        or CryptographicException
                        or ArgumentException
            )
        {
            logger.LogError(
                exception,
                "The files of Platform:Tls cannot be used; the certificate before them goes on"
            );
        }
        finally
        {
            Volatile.Write(ref lookedAt, time.GetTimestamp());
        }
        return current;
    }

    private static string Text(string path, string name) =>
        path.Length > 0
            ? File.ReadAllText(path)
            : throw new InvalidOperationException(
                $"An address begins with https, but {TlsOptions.Section}:{name} is not set."
            );
}

/// <summary>A certificate, with the authorities of clients that belong to it.</summary>
internal sealed record Certificates(
    SslStreamCertificateContext Server,
    X509Certificate2Collection ClientAuthorities,
    DateTime End
)
{
    internal static Certificates Load(string certificate, string key, string clientAuthorities)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(certificate);
        var leaf = X509Certificate2.CreateFromPem(certificate, key);
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(clientAuthorities);
        return new Certificates(
            SslStreamCertificateContext.Create(leaf, [.. chain.Skip(1)], offline: true),
            authorities,
            leaf.NotAfter.ToUniversalTime()
        );
    }
}
