using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace RegionalProviders.Outbound;

/// <summary>
/// Allowed addresses for outbound requests whose target a caller chose: public ones, and the networks that the
/// configuration allows.
/// </summary>
/// <param name="allowed">Additional networks that are allowed, as CIDR.</param>
public sealed class OutboundAddresses(IEnumerable<string> allowed)
{
    private static readonly IPNetwork PublicV6 = IPNetwork.Parse("2000::/3");

    // IANA special-purpose registries: none of these addresses is a server on the public internet. For IPv6, everything
    // outside 2000::/3 is refused: loopback, link-local, unique local, multicast, and IPv4 translation (NAT64).
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // Protocol assignments including Teredo, documentation, and 6to4, which can embed any IPv4 address.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private readonly IPNetwork[] allowed = [.. allowed.Select(text => IPNetwork.Parse(text))];

    /// <summary>True if the platform may connect to this address.</summary>
    public bool IsAllowed(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (allowed.Any(network => network.Contains(ip)))
            return true;
        var isPublic = ip.AddressFamily == AddressFamily.InterNetwork || PublicV6.Contains(ip);
        return isPublic && !Special.Any(network => network.Contains(ip));
    }

    /// <summary>
    /// Fetches only from addresses that somebody else chose: no redirects, no proxy, no cookies, and no download of
    /// issuer certificates, so a server must send its whole chain.
    /// </summary>
    /// <exception cref="RefusedAddressException">
    /// While connecting: the host name resolves to an address that is not allowed.
    /// </exception>
    public SocketsHttpHandler Handler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = ConnectAsync,
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    DisableCertificateDownloads = true,
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };

    // Resolved and checked when connecting, which prevents DNS rebinding.
    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (found.Length == 0 || !found.All(IsAllowed))
            throw new RefusedAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
