using System.Net;
using Microsoft.Extensions.Options;
using RegionalProviders.Outbound;

namespace RegionalProviders.Authentication;

/// <summary>
/// Allowed addresses of councils' issuers. A council chooses the address and the platform fetches it, which must not reach
/// internal networks (SSRF): https to public addresses, and the networks that the configuration allows.
/// </summary>
public sealed class IssuerAddresses(IOptions<TokenOptions> options)
{
    /// <summary>The addresses that the platform may connect to.</summary>
    internal OutboundAddresses Outbound { get; } = new(options.Value.IssuerNetworks);

    /// <summary>What is wrong with an issuer's address, to complete "the address …"; null if nothing is.</summary>
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

    /// <summary>
    /// Whether this may be fetched, as far as the URL itself shows; the check is repeated when connecting.
    /// </summary>
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

    /// <summary>True if the platform may connect to this address.</summary>
    internal bool IsAllowed(IPAddress address) => Outbound.IsAllowed(address);
}
