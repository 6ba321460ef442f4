using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Hosting.Authentication;

/// <summary>
/// Where councils' issuers may stand. A council names the address and our servers fetch it, so it must not lead into our
/// own network: https to public addresses, and what the configuration allows besides.
/// </summary>
public sealed class IssuerAddresses(IOptions<TokenOptions> options)
{
    private static readonly IPNetwork PublicV6 = IPNetwork.Parse("2000::/3");

    // IANA special-purpose registries: nothing of these is a server on the public internet.
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
            // Protocol assignments with Teredo, documentation, and 6to4, which carries any IPv4 address within.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private readonly IPNetwork[] allowed =
    [
        .. options.Value.IssuerNetworks.Select(text => IPNetwork.Parse(text)),
    ];

    /// <summary>What is wrong with an address for an issuer, to complete "the address …"; null where nothing is.</summary>
    public string? Problem(string address)
    {
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0
            || uri.UserInfo.Length > 0
            || uri.AbsoluteUri.TrimEnd('/') != address.TrimEnd('/')
        )
            return "must be the issuer as it stands in tokens: a plain address without user, query or fragment, host in lower case.";
        if (!IsAllowed(uri))
            return "must begin with https:// and not lead into a private network.";
        return null;
    }

    /// <summary>Whether this may be fetched, as far as the address itself says; connecting checks again.</summary>
    internal bool IsAllowed(Uri uri)
    {
        var literal = IPAddress.TryParse(uri.DnsSafeHost, out var ip) ? ip : null;
        if (uri.Scheme == Uri.UriSchemeHttps)
            return literal is null || IsAllowed(literal);
        return uri.Scheme == Uri.UriSchemeHttp
            && literal is not null
            && IPAddress.IsLoopback(literal)
            && IsAllowed(literal);
    }

    /// <summary>Whether our servers may connect to it.</summary>
    internal bool IsAllowed(IPAddress address)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (allowed.Any(network => network.Contains(ip)))
            return true;
        var isPublic = ip.AddressFamily == AddressFamily.InterNetwork || PublicV6.Contains(ip);
        return isPublic && !Special.Any(network => network.Contains(ip));
    }
}
